import { appScopes } from '@tieout/api/sync/app-shares'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Trade } from '../kit/kinds.ts'
import { arrived, dieAt, holdRows, patient, startProcess } from '../kit/workers.ts'
import { openWorld, type World } from '../kit/world.ts'
import { beginWrites, type Write, writes } from '../kit/writes.ts'

/** So long that every write of a step is under way before the first is carried out. */
const latencyMs = 4_000

interface Due {
  write: Write
  trade: Trade
  /** The organisation's own id, which its lease is under. */
  id: string
}

let world: World
let steps: Due[][]

beforeAll(async () => {
  world = await openWorld()
  world.simulator.control.setUnknowns({ attachmentNameReplaces: false })
  const { prisma } = world.dependencies
  const begin = async (write: Write): Promise<Due> => {
    const trade = await beginWrites(world)
    const { organisationId: ledgerOrganisationId } = trade.story.organisation
    const { id } = await prisma.organisation.findFirstOrThrow({ where: { ledgerOrganisationId } })
    return { write, trade, id }
  }
  steps = await Promise.all(['frozen', 'under way', 'carried out'].map(() => Promise.all(writes.map(begin))))
  await world.sweep()
  expect(await unsynced()).toBe(0)
})
afterAll(() => world.close())

/** What of this step is to be sent becomes due, and Xero will take its time over it. Answers the faults. */
async function beginStep(due: readonly Due[]): Promise<string[]> {
  await Promise.all(due.map(({ write, trade }) => write.begin(world, trade)))
  return due.map(({ write: { path }, trade }) => {
    const match = { method: 'PUT', path, organisationId: trade.story.organisation.organisationId }
    return world.simulator.control.addFault({ kind: 'latency', times: 1, latencyMs, match }).id
  })
}

function counts(due: readonly Due[]): Record<string, number> {
  return Object.fromEntries(due.map(({ write, trade }) => [write.what, write.count(world, trade)]))
}

const once = Object.fromEntries(writes.map(({ what }) => [what, 1]))
const never = Object.fromEntries(writes.map(({ what }) => [what, 0]))

function unsynced(): Promise<number> {
  return world.dependencies.prisma.syncStatus.count({ where: { state: { not: 'SYNCED' } } })
}

describe('a worker killed without warning over a contact, a bill, a payment, a credit, an expense and a receipt', () => {
  test('when all is decided and nothing is sent', async () => {
    const [due = []] = steps
    await beginStep(due)
    const { batch, lease } = world.dependencies.prisma
    const organisationId = { in: due.map(({ id }) => id) }
    const release = await holdRows(world, 'RateBudget', ...appScopes)
    await dieAt(world, async () => {
      // A contact is not frozen: its drain waits for a call like the others.
      await expect.poll(() => batch.count({ where: { organisationId, state: 'FROZEN' } }), patient).toBe(due.length - 1)
      const held = () => lease.count({ where: { organisationId, expiresAt: { gt: new Date() } } })
      await expect.poll(held, patient).toBe(due.length)
    }).finally(release)
    expect(counts(due)).toEqual(never)
    world.simulator.control.clearFaults()
  })

  test('while Xero works at them', async () => {
    const [, due = []] = steps
    const faults = await beginStep(due)
    await dieAt(world, () => arrived(world, ...faults))
  })

  test('when Xero has them and nothing is written here', async () => {
    const [, , due = []] = steps
    const faults = await beginStep(due)
    let release = async () => {}
    await dieAt(world, async () => {
      await arrived(world, ...faults)
      release = await holdRows(world, 'Lease', ...due.map(({ id }) => id))
      await expect.poll(() => due.every(({ write, trade }) => write.count(world, trade) !== 0), patient).toBe(true)
    }).finally(() => release())
    expect(await unsynced()).toBeGreaterThan(0)
  })

  test('is made good by two others: each is in Xero once, and says so', async () => {
    const workers = [startProcess(world, 'worker'), startProcess(world, 'worker')]
    await expect
      .poll(unsynced, patient)
      .toBe(0)
      .finally(() => Promise.all(workers.map((worker) => worker.stop())))
    expect(steps.map(counts)).toEqual([once, once, once])
    expect(await world.dependencies.prisma.batch.count({ where: { state: { not: 'SETTLED' } } })).toBe(0)
    expect(await world.dependencies.prisma.organisation.count({ where: { contactsDoubtedAt: { not: null } } })).toBe(0)
    expect(world.simulator.control.violations()).toEqual([])
  })
})
