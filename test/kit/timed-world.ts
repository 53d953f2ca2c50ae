import { VirtualClock } from '../xero-simulator/simulator.ts'
import { briskClock } from './brisk-clock.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

/** A world whose time stands still until it is moved: Tieout and Xero live by the same clock. */
export interface TimedWorld extends World {
  clock: VirtualClock
  /** Lets time pass, then does what a worker woken by nobody finds due. */
  pass(ms: number): Promise<void>
  /** Lets time pass until `isDone`; throws, with what is still due, when a day was not enough. */
  passUntil(isDone: () => Promise<boolean>): Promise<void>
  /** Waits until everything Xero said was heard, and takes it in. */
  hear(): Promise<void>
}

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

export async function openTimedWorld(options: WorldOptions = {}): Promise<TimedWorld> {
  const clock = new VirtualClock({ start: Date.parse('2026-11-21T09:00:00Z') })
  const world = await openWorld({
    ...options,
    simulator: { ...options.simulator, clock },
    overrides: { ...options.overrides, clock: briskClock(clock) },
  })
  const { control } = world.simulator

  async function pass(ms: number): Promise<void> {
    await control.advance(ms)
    await world.sweep()
  }

  return {
    ...world,
    clock,
    pass,
    passUntil: async (isDone) => {
      for (let passed = 0; !(await isDone()); passed += 30 * second) {
        if (passed > day) throw new Error(`Not done after a day: ${JSON.stringify(await dueIn(world), null, 1)}`)
        await pass(30 * second)
      }
    },
    hear: async () => {
      await heard(world)
      await world.sweep()
    },
  }
}

/** Resolves when every event Xero has to tell was delivered. */
export async function heard(world: World): Promise<void> {
  while (world.simulator.control.webhooks().waiting > 0) await new Promise((resolve) => setTimeout(resolve, 2))
}

/** What is still on its way, for the words of a failure. */
async function dueIn({ dependencies: { prisma } }: World) {
  const outbox = await prisma.outboxEntry.findMany()
  const batches = await prisma.batch.findMany({ where: { state: { not: 'SETTLED' } }, omit: { payload: true } })
  const statuses = await prisma.syncStatus.findMany({ omit: { ledgerDocument: true } })
  const told = { outbox, batches, statuses }
  return JSON.parse(JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? `${value}` : value)))
}
