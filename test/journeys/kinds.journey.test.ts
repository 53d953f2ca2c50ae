import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginTrade, kinds, type Trade } from '../kit/kinds.ts'
import { minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'
import type { FaultKind, Unknowns } from '../xero-simulator/simulator.ts'

const faults: FaultKind[] = [
  'drop-after-commit',
  'drop-before-commit',
  'truncated-json',
  'server-error-json',
  'server-error-after-commit',
  'unavailable-text',
]

/** What may be otherwise, and the faults met in it: each of them once, the telling ones under every setting. */
const settings: [string, Partial<Unknowns>, FaultKind[]][] = [
  ['as assumed', {}, faults],
  [
    'answers in reverse, refusals and errors not kept',
    { batchOrder: 'reversed', idempotencyKeepsRefusals: false, idempotencyKeepsInternalErrors: false },
    ['drop-after-commit', 'server-error-json'],
  ],
  [
    'duplicates in flight refused, own writes silent',
    { inFlightDuplicate: 'conflict', ownWritesEmit: false, paymentEmitsInvoiceUpdate: false },
    ['drop-after-commit'],
  ],
  [
    'changes since exclusive, refused calls counted',
    { modifiedSinceInclusive: false, refusedCallsCount: true, inFlightDuplicate: 'error' },
    ['drop-after-commit'],
  ],
]

describe.each(settings)('with Xero %s', (_, unknowns, met) => {
  let world: TimedWorld

  beforeAll(async () => {
    world = await openTimedWorld({ simulator: { unknowns } })
  })
  beforeEach(() => world.simulator.control.clearFaults())
  afterAll(async () => {
    const violations = world.simulator.control.violations()
    await world.close()
    expect(violations).toEqual([])
  })

  describe.each(kinds)('a $type ($expensesAs)', (kind) => {
    let trade: Trade

    beforeEach(async () => {
      trade = await beginTrade(world, kind.expensesAs)
    })

    async function isSynced(...ids: string[]): Promise<boolean> {
      const found = await Promise.all(ids.map((id) => trade.read(kind, id)))
      return found.every(({ sync }) => sync.state === 'SYNCED')
    }

    function fault(faultKind: FaultKind, times?: number): void {
      const match = { method: 'PUT', path: kind.path, organisationId: trade.story.organisation.organisationId }
      world.simulator.control.addFault({ kind: faultKind, match, ...(times === undefined ? {} : { times }) })
    }

    test('is in Xero once approved, to the cent, and says so', async () => {
      const id = await trade.approve(kind, 'D-0001')
      await world.sweep()
      expect(await trade.read(kind, id)).toMatchObject({
        total: { amount: '120.00' },
        sync: { state: 'SYNCED', ledgerTotal: { amount: '120.00' }, ledgerStatus: 'AUTHORISED', warning: null },
      })
      expect(kind.heldBy(world, trade.story, 'D-0001')).toMatchObject([{ Total: 120, Status: 'AUTHORISED' }])
    })

    test.each(met)('sent with another into %s, each is in Xero once, and says so', async (faultKind) => {
      fault(faultKind, 1)
      const ids = [await trade.approve(kind, 'D-0001'), await trade.approve(kind, 'D-0002')]
      await world.sweep()
      expect((await trade.read(kind, ids[0] ?? '')).sync).toMatchObject({
        state: 'PENDING',
        reason: { code: 'OUTCOME_UNKNOWN' },
      })
      await world.passUntil(() => isSynced(...ids))
      expect(kind.heldBy(world, trade.story, 'D-0001')).toHaveLength(1)
      expect(kind.heldBy(world, trade.story, 'D-0002')).toHaveLength(1)
    })

    test('whose answers are lost until the key is forgotten is looked for before anything is sent', async () => {
      fault('drop-after-commit')
      const id = await trade.approve(kind, 'D-0001')
      await world.sweep()
      for (let passed = 0; passed < 7 * minute; passed += 30 * second) await world.pass(30 * second)
      world.simulator.control.clearFaults()
      await world.passUntil(() => isSynced(id))
      expect(kind.heldBy(world, trade.story, 'D-0001')).toHaveLength(1)
    })

    test('that really never arrived is sent after the look, once', async () => {
      fault('drop-before-commit', 1)
      const id = await trade.approve(kind, 'D-0001')
      await world.sweep()
      await world.simulator.control.advance(10 * minute)
      await world.passUntil(() => isSynced(id))
      expect(kind.heldBy(world, trade.story, 'D-0001')).toHaveLength(1)
    })
  })
})
