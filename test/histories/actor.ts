import { startBackfill, steerBackfill } from '../kit/old-story.ts'
import type { Story } from '../kit/story.ts'
import { seededRandom } from '../xero-simulator/core/random.ts'
import type { Unknowns } from '../xero-simulator/simulator.ts'
import { second, type TimedWorld } from '../kit/timed-world.ts'
import type { Command, Tax } from './commands.ts'
import { approve, credit, edit, type Made, on, pay, sendMany } from './documents.ts'
import { elsewhere } from './elsewhere.ts'
import { places } from './faults.ts'
import { Crash, makeMortal } from './mortal.ts'
import { changeOrganisation } from './organisations.ts'

/** Neither dies nor is disturbed. */
const unharmed = { crash: null, during: null }

/** One workspace and one Xero organisation going through a history. */
export interface Actor {
  world: TimedWorld
  /** The organisation it is tied to, or was last. */
  story: Story
  /** The other one of its owner's; its workspace and person are the same. */
  other: Story
  /** Whose books are mapped to. */
  mapped: Set<Story>
  clients: string[]
  taxRates: Record<Exclude<Tax, 'none'>, string>
  /** How this Xero behaves where nobody knows. */
  unknowns: Unknowns
  made: Made[]
  random: () => number
  /** How many processes died so far. */
  deaths: number
}

/** What a history begins with. */
export type Beginning = Pick<Actor, 'story' | 'other' | 'clients' | 'taxRates'>

export function makeActor(given: Pick<Actor, 'world' | 'unknowns' | keyof Beginning>): Actor {
  return { ...given, mapped: new Set([given.story]), made: [], random: seededRandom(7), deaths: 0 }
}

/** Does one command. What the product or Xero refuse to do is no failure: it is part of the history. */
export async function perform(actor: Actor, command: Command): Promise<void> {
  const { world, story } = actor
  switch (command.do) {
    case 'approve':
      return approve(actor, command)
    case 'send-many':
      return sendMany(actor, command)
    case 'edit':
      return edit(actor, command)
    case 'void':
    case 'push':
      return on(actor, command.do, command.document)
    case 'pay':
      return pay(actor, command)
    case 'credit':
      return credit(actor, command)
    case 'retry':
      await story.graph.run('retryInvoices', {}, '... on RetryInvoicesSuccess { count }')
      return
    case 'backfill':
      return turn(actor, command)
    case 'xero':
      return inXero(actor, command)
    case 'elsewhere':
      return refusable(() => elsewhere(actor, command))
    case 'reconcile':
      await story.graph.run('startReconciliation', { scope: 'ALL' }, '... on Reconciliation { id }')
      return
    case 'expenses-as':
      await story.graph.run('updateWorkspace', { expensesAs: command.form }, '... on Workspace { id }')
      return
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
        ...(kind === 'webhook-delay' && { latencyMs: 90 * second }),
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
    case 'change-organisation':
      return changeOrganisation(actor)
  }
}

/** Starts a backfill of everything, or steers the one there is. */
async function turn({ story }: Actor, { turn }: Extract<Command, { do: 'backfill' }>): Promise<void> {
  if (turn === 'start') return void (await startBackfill(story))
  const { connection } = await story.graph.ask('{ connection { backfill { id } } }')
  if (connection?.backfill) await steerBackfill(story, `${turn}Backfill`, connection.backfill.id)
}

async function inXero(actor: Actor, { what, invoice }: Extract<Command, { do: 'xero' }>): Promise<void> {
  const held = actor.story.held().filter((one) => String(one['InvoiceNumber']).startsWith('H-'))
  const one = held[invoice % Math.max(1, held.length)]
  if (!one) return
  const id = one['InvoiceID'] as string
  refusable(() => {
    if (what === 'pay') actor.story.inXero({ action: 'pay', invoice: id })
    if (what === 'part-pay') actor.story.inXero({ action: 'part-pay', invoice: id, amount: '0.01' })
    if (what === 'delete-payment') actor.story.inXero({ action: 'delete-payment', invoice: id })
    if (what === 'void') actor.story.inXero({ action: 'void', invoice: id })
    if (what === 'edit')
      actor.story.inXero({ action: 'edit-invoice', invoice: id, changes: { Reference: 'Edited there' } })
  })
}

/** Xero says no to people as well. */
function refusable(act: () => void): void {
  try {
    act()
  } catch (refusal) {
    if ((refusal as Error).constructor.name !== 'ActionRefused') throw refusal
  }
}

/** A worker comes, sweeps and drains; it may die of it, and another may be at it too. */
async function work(actor: Actor, { crash, during, beside }: Extract<Command, { do: 'work' }>): Promise<void> {
  const { world, random } = actor
  const happens = during && { point: during.point, happens: () => perform(actor, during.command) }
  const mortal = makeMortal({ ...world.dependencies, random }, { crash, during: happens })
  const workers = [mortal, ...(beside ? [makeMortal({ ...world.dependencies, random }, unharmed)] : [])]
  for (const ended of await Promise.allSettled(workers.map((worker) => world.sweep(worker)))) {
    if (ended.status === 'fulfilled') continue
    if (!(ended.reason instanceof Crash)) throw ended.reason
    actor.deaths += 1
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
