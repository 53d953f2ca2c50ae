import { beginStory, signUp } from '../kit/story.ts'
import { day, heard, minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'
import type { WorldOptions } from '../kit/world.ts'
import { workingAssumptions } from '../xero-simulator/core/unknowns.ts'
import { type Actor, type Beginning, makeActor, perform, reconnect } from './actor.ts'
import type { History } from './commands.ts'
import { dueNext, isQuiet } from './due.ts'
import { findBroken } from './invariants.ts'
import { callsElsewhere, mapAll, settleIn } from './organisations.ts'

/** One world for many histories: each has its own workspace and its own Xero organisation. */
export interface HistoryWorld {
  /** Lives through a history until it is quiet; throws, naming every promise that was broken. */
  live(history: History): Promise<void>
  close(): Promise<void>
}

export async function openHistoryWorld(options: WorldOptions = {}): Promise<HistoryWorld> {
  const world = await openTimedWorld(options)
  const cookie = await signUp(world, 'historian@example.com')
  let count = 0
  return {
    live: async (history) => {
      const unknowns = { ...workingAssumptions, ...history.unknowns }
      world.simulator.control.setUnknowns(unknowns)
      const actor = makeActor({ world, unknowns, ...(await begin(world, cookie, ++count)) })
      try {
        const broken: string[] = []
        for (const command of history.commands) broken.push(...(await watch(actor, () => perform(actor, command))))
        broken.push(...(await watch(actor, () => comeToRest(actor))), ...(await findBroken(actor)))
        if (broken.length > 0) throw new Error(`${broken.join('\n')}\n${tell(actor)}`)
      } finally {
        await end(actor)
      }
    },
    close: () => world.close(),
  }
}

/** An organisation that was left hears nothing more, until it is gone back to. */
async function watch(actor: Actor, act: () => Promise<void>): Promise<string[]> {
  const [left, before] = [actor.other, callsElsewhere(actor).length]
  await act()
  await heard(actor.world)
  if (actor.other !== left) return []
  return callsElsewhere(actor)
    .slice(before)
    .map((call) => `the organisation that was left was called: ${call}`)
}

/** Begins at nine o'clock of a day nobody lived yet, so that a history is the same whatever came before it. */
async function begin(world: TimedWorld, cookie: string, count: number): Promise<Beginning> {
  const { clock, simulator, dependencies } = world
  const { prisma } = dependencies
  await clock.advance(Math.ceil(clock.now() / day) * day + 9 * 60 * minute - clock.now())
  simulator.control.clearFaults()
  simulator.control.clearViolations()
  const { id: workspaceId } = await prisma.workspace.create({
    data: { name: `History ${count}`, slug: `history-${count}` },
  })
  const user = await prisma.user.findFirstOrThrow({ select: { id: true } })
  await prisma.member.create({ data: { organizationId: workspaceId, userId: user.id, role: 'owner' } })
  await prisma.session.updateMany({ data: { activeOrganizationId: workspaceId } })
  const [story, other] = [await beginStory(world, 'uk', { cookie }), await beginStory(world, 'uk', { cookie })]
  const clients = [await story.createClient('Acme & Sons', 'pay@acme.example'), await story.createClient('Blue Door')]
  await story.connect()
  const taxRates = {
    mapped: await story.createTaxRate('Reduced', '5'),
    'like-default': await story.createTaxRate('Standard', '20'),
    'unlike-default': await story.createTaxRate('Odd', '12.5'),
  }
  await mapAll(story, taxRates.mapped)
  return { story, other, clients, taxRates }
}

/** Everything that went wrong is over, a person reconnects where one is needed, and time passes until nothing moves. */
async function comeToRest(actor: Actor): Promise<void> {
  const { world } = actor
  world.simulator.control.clearFaults()
  const over = world.clock.now() + 4 * day
  while (world.clock.now() < over) {
    await reconnect(actor)
    await settleIn(actor)
    await heard(world)
    await world.sweep()
    if (await isQuiet(actor)) return
    const next = await dueNext(actor)
    await world.simulator.control.advance(Math.max(second, next - world.clock.now()))
  }
  throw new Error(`Not quiet after four days.\n${tell(actor)}`)
}

/** Nobody sweeps for a history that is over. */
async function end({ world, story }: Actor): Promise<void> {
  const { prisma } = world.dependencies
  const { organisationId: ledgerOrganisationId } = story.organisation
  await prisma.connection.updateMany({
    where: { organisation: { ledgerOrganisationId } },
    data: { status: 'DISCONNECTED' },
  })
}

function tell({ world, story }: Actor): string {
  const { organisationId } = story.organisation
  const calls = world.simulator.control.requests({ organisationId }).slice(7)
  return calls
    .map(
      ({ at, method, path, query, status, dropped, replayed, fault }) =>
        `${at} ${method} ${path}${query.slice(0, 60)} → ${dropped ? 'dropped' : status}${replayed ? ' replayed' : ''} ${fault ?? ''}`,
    )
    .join('\n')
}
