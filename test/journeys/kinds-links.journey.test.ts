import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginTrade, changeThere, kinds, type Trade } from '../kit/kinds.ts'
import { openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

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
  let id: string
  beforeEach(async () => {
    world.simulator.control.clearFaults()
    trade = await beginTrade(world, kind.expensesAs)
    id = await trade.approve(kind, 'D-0001')
    await world.sweep()
    // An event of the same second as our own write would be its echo.
    await world.simulator.control.advance(2 * second)
  })

  async function decide(mutation: string, input: object = {}) {
    const answer = await trade.story.graph.run(mutation, { id, ...input }, `... on ${kind.type} { id }`)
    await world.sweep()
    return answer
  }

  /** Somebody edits or voids it in Xero, and a person has us look. */
  async function editThere(changes: Record<string, unknown>): Promise<void> {
    await world.simulator.control.advance(2 * second)
    changeThere(trade.story, kind, 'D-0001', changes)
    await decide(`refresh${kind.type}`)
    await world.sweep()
  }

  async function look() {
    const { [kind.one]: found } = await trade.story.graph.ask(
      `query ($id: ID!) { ${kind.one}(id: $id) { id status version sync { state ledgerId reason { code } warning { code } }
        ledgerChange { kind changedAt keptAt rows { label ours theirs differs } } } }`,
      { id },
    )
    return found
  }

  test('that was edited in Xero is shown side by side, kept or overwritten as a person says', async () => {
    await editThere({ Date: '2026-11-03' })
    const { sync, ledgerChange } = await look()
    expect(sync).toMatchObject({ state: 'SYNCED', warning: { code: 'CHANGED_IN_XERO' } })
    expect(ledgerChange.rows.filter((row: any) => row.differs)).toMatchObject([
      { ours: '2 November 2026', theirs: '3 November 2026' },
    ])
    expect(await decide(`keepLedgerVersionOf${kind.type}`, { changedAt: ledgerChange.changedAt })).toMatchObject({ id })
    expect(await look()).toMatchObject({ sync: { warning: null }, ledgerChange: { kind: 'EDITED' } })
    await editThere({ Date: '2026-11-04' })
    expect(await decide(`push${kind.type}OverLedger`)).toMatchObject({ id })
    expect(await look()).toMatchObject({ sync: { state: 'SYNCED', reason: null, warning: null }, ledgerChange: null })
    expect(kind.heldBy(world, trade.story, 'D-0001')).toMatchObject([{ DateString: '2026-11-02T00:00:00' }])
  })

  test('that was voided in Xero is voided here when that is kept', async () => {
    await editThere({ Status: kind.gone })
    expect(await look()).toMatchObject({
      sync: { state: 'FAILED', reason: { code: 'VOIDED_IN_XERO' } },
      ledgerChange: { kind: kind.gone },
    })
    expect(await decide(`keepLedgerVersionOf${kind.type}`)).toMatchObject({ id })
    expect(await look()).toMatchObject({ status: 'VOIDED', sync: { state: 'SYNCED' }, ledgerChange: null })
  })

  test('is unlinked alone, given back as it was, and linked to what a search in Xero finds', async () => {
    const { sync } = await look()
    expect(await decide(`unlink${kind.type}`)).toMatchObject({ id })
    expect((await look()).sync).toMatchObject({ state: 'NOT_SYNCED', ledgerId: null, reason: { code: 'UNLINKED' } })
    await decide(`undoUnlink${kind.type}`)
    expect((await look()).sync).toEqual(sync)
    await decide(`unlink${kind.type}`)
    const { searchLedgerDocuments } = await trade.story.graph.ask(
      `query ($kind: DocumentKind!) { searchLedgerDocuments(kind: $kind, text: "harbour") { __typename
        ... on SearchLedgerDocumentsSuccess { documents { ledgerId number contact total { amount } linkedTo { number } } } } }`,
      { kind: { Bill: 'BILL', CreditNote: 'CREDIT_NOTE', Expense: 'EXPENSE' }[kind.type] },
    )
    expect(searchLedgerDocuments.documents).toEqual([
      {
        ledgerId: sync.ledgerId,
        number: 'D-0001',
        contact: 'Harbour Supplies',
        total: { amount: '120.00' },
        linkedTo: null,
      },
    ])
    const other = await trade.approve(kind, 'D-0002')
    await world.sweep()
    const taken = (await trade.read(kind, other))['sync'].ledgerId
    expect(await decide(`link${kind.type}`, { ledgerId: taken })).toMatchObject({ code: 'ALREADY_LINKED' })
    expect(await decide(`link${kind.type}`, { ledgerId: sync.ledgerId })).toMatchObject({ id })
    expect(await look()).toMatchObject({
      sync: { state: 'SYNCED', ledgerId: sync.ledgerId, warning: null },
      ledgerChange: null,
    })
    expect(kind.heldBy(world, trade.story, 'D-0001')).toHaveLength(1)
  })
})
