import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginTrade, kinds, type Trade } from '../kit/kinds.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let trade: Trade

beforeAll(async () => {
  world = await openTimedWorld()
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

describe.each(kinds)('a $type ($expensesAs)', (kind) => {
  beforeEach(async () => {
    world.simulator.control.clearFaults()
    trade = await beginTrade(world, kind.expensesAs)
  })

  test('refused alone leaves the other forty-nine of its batch in Xero, even where Xero refuses the whole', async () => {
    const { control } = world.simulator
    const { organisationId } = trade.story.organisation
    const match = { method: 'PUT', path: kind.path, organisationId }
    control.addFault({ kind: 'errors-summarised', match })
    const ids: string[] = []
    // Its date is refused there: Tieout does not know yet that the period was locked.
    const wrong = await trade.draft(kind, 'D-0000', { issuedOn: '2026-06-01' })
    for (let number = 1; number < 50; number++)
      ids.push(await trade.draft(kind, `D-${String(number).padStart(4, '0')}`))
    trade.story.inXero({ action: 'lock', period: '2026-06-30' })
    for (const id of [...ids.slice(0, 20), wrong, ...ids.slice(20)]) await trade.run('approve', kind, { id })
    await world.passUntil(async () => {
      const found = await Promise.all(ids.map((id) => trade.read(kind, id)))
      return found.every(({ sync }) => sync.state === 'SYNCED')
    })
    expect((await trade.read(kind, wrong)).sync).toMatchObject({ state: 'FAILED', reason: { code: 'LOCKED_PERIOD' } })
    const calls = control
      .requests({ organisationId })
      .filter(({ method, path }) => method === 'PUT' && path === kind.path)
    expect(calls.length).toBeLessThan(16)
    expect(kind.heldBy(world, trade.story, 'D-0049')).toHaveLength(1)
    expect(kind.heldBy(world, trade.story, 'D-0000')).toHaveLength(0)
  })

  test('is changed in place by an edit and taken back by a void', async () => {
    const id = await trade.approve(kind, 'D-0001')
    await world.sweep()
    const { version } = await trade.read(kind, id)
    const line = { description: 'Paper', quantity: '1', unitPrice: '10', taxRateId: trade.taxRateId }
    await trade.run('update', kind, { id, version, lines: [line] })
    await world.sweep()
    expect(kind.heldBy(world, trade.story, 'D-0001')).toMatchObject([{ Total: 12 }])
    await trade.run('void', kind, { id })
    await world.sweep()
    const left = kind.heldBy(world, trade.story, 'D-0001').filter(({ Status }) => Status !== 'VOIDED')
    expect(left).toEqual([])
    expect(await trade.read(kind, id)).toMatchObject({ status: 'VOIDED', sync: { state: 'SYNCED' } })
  })
})
