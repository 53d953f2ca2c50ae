import { startBackfill, steerBackfill } from '../kit/old-story.ts'
import type { Story } from '../kit/story.ts'
import { seededRandom } from '../xero-simulator/core/random.ts'
import { second, type TimedWorld } from '../kit/timed-world.ts'
import { type Command, places } from './commands.ts'
import { Crash, makeMortal } from './mortal.ts'

/** One workspace and one Xero organisation going through a history. */
export interface Actor {
  world: TimedWorld
  story: Story
  clients: string[]
  numbers: string[]
  random: () => number
}

export function makeActor(world: TimedWorld, story: Story, clients: string[]): Actor {
  return { world, story, clients, numbers: [], random: seededRandom(7) }
}

/** Does one command. What the product or Xero refuse to do is no failure: it is part of the history. */
export async function perform(actor: Actor, command: Command): Promise<void> {
  const { world, story } = actor
  switch (command.do) {
    case 'send':
      return send(actor, command)
    case 'edit':
      return edit(actor, command)
    case 'void':
      return onInvoice(actor, command.invoice, async ({ id }) => {
        await story.graph.run('voidInvoice', { invoiceId: id }, '... on Invoice { id }')
      })
    case 'pay':
      return onInvoice(actor, command.invoice, async ({ id, amountDue }) => {
        const amount = ((Number(amountDue.amount) * command.percent) / 100).toFixed(2)
        if (Number(amount) <= 0) return
        await story.graph.run('recordPayment', { invoiceId: id, amount, date: '2026-11-20' }, '... on Payment { id }')
      })
    case 'retry':
      await story.graph.run('retryInvoices', {}, '... on RetryInvoicesSuccess { count }')
      return
    case 'backfill':
      return turn(actor, command)
    case 'xero':
      return inXero(actor, command)
    case 'pass':
      return world.simulator.control.advance(command.seconds * second)
    case 'fault': {
      const { kind, on, times, afterCalls } = command
      const { organisationId } = story.organisation
      const match = on === 'tokens' ? places[on] : { ...places[on], organisationId }
      world.simulator.control.addFault({
        kind,
        times,
        afterCalls,
        match: kind.startsWith('webhook') ? { organisationId } : match,
      })
      return
    }
    case 'work':
      return work(actor, command)
    case 'disconnect':
      return disconnect(actor)
    case 'reconnect':
      return reconnect(actor)
  }
}

async function send(actor: Actor, { price, client }: Extract<Command, { do: 'send' }>): Promise<void> {
  const { story, numbers, clients } = actor
  const number = `H-${numbers.length + 1}`
  numbers.push(number)
  const lines = [{ description: 'Work', quantity: '3', unitPrice: (price / 100).toFixed(2) }]
  await story.send(await story.createInvoice(number, { clientId: clients[client], lines }))
}

/** Starts a backfill of everything, or steers the one there is. */
async function turn({ story }: Actor, { turn }: Extract<Command, { do: 'backfill' }>): Promise<void> {
  if (turn === 'start') return void (await startBackfill(story))
  const { connection } = await story.graph.ask('{ connection { backfill { id } } }')
  if (connection?.backfill) await steerBackfill(story, `${turn}Backfill`, connection.backfill.id)
}

async function edit(actor: Actor, { invoice, price }: Extract<Command, { do: 'edit' }>): Promise<void> {
  await onInvoice(actor, invoice, async ({ id, version }) => {
    const lines = [{ description: 'Other work', quantity: '1', unitPrice: (price / 100).toFixed(2) }]
    await actor.story.graph.run('updateInvoice', { invoiceId: id, version, lines }, '... on Invoice { id }')
  })
}

async function onInvoice(actor: Actor, place: number, act: (invoice: any) => Promise<void>): Promise<void> {
  const number = actor.numbers[place % Math.max(1, actor.numbers.length)]
  if (number !== undefined) await act(await actor.story.invoice(number))
}

async function inXero(actor: Actor, { what, invoice }: Extract<Command, { do: 'xero' }>): Promise<void> {
  const held = actor.story.held().filter((one) => String(one['InvoiceNumber']).startsWith('H-'))
  const one = held[invoice % Math.max(1, held.length)]
  if (!one) return
  const id = one['InvoiceID'] as string
  try {
    if (what === 'pay') actor.story.inXero({ action: 'pay', invoice: id })
    if (what === 'part-pay') actor.story.inXero({ action: 'part-pay', invoice: id, amount: '0.01' })
    if (what === 'delete-payment') actor.story.inXero({ action: 'delete-payment', invoice: id })
    if (what === 'void') actor.story.inXero({ action: 'void', invoice: id })
    if (what === 'edit')
      actor.story.inXero({ action: 'edit-invoice', invoice: id, changes: { Reference: 'Edited there' } })
  } catch (refusal) {
    if ((refusal as Error).constructor.name !== 'ActionRefused') throw refusal
  }
}

/** A worker comes, sweeps and drains; it may die of it. */
async function work(actor: Actor, { crash, during }: Extract<Command, { do: 'work' }>): Promise<void> {
  const { world, random } = actor
  const happens = during && { point: during.point, happens: () => perform(actor, during.command) }
  const mortal = makeMortal({ ...world.dependencies, random }, { crash, during: happens })
  try {
    await world.sweep(mortal)
  } catch (cause) {
    if (!(cause instanceof Crash)) throw cause
  }
}

async function disconnect({ story }: Actor): Promise<void> {
  const { connection } = await story.graph.ask('{ connection { id } }')
  if (connection) await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
}

/** Connects again where the connection is gone, expired or needs attention; fails where Xero or the network fail. */
export async function reconnect({ story }: Actor): Promise<void> {
  const { connection } = await story.graph.ask('{ connection { status } }')
  if (connection.status !== 'CONNECTED') await story.connect()
}
