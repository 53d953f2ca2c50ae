import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, hour, minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  await world.simulator.control.advance(2 * minute)
  story = await beginConnectedStory(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const SYNC = '... on SyncReferenceDataSuccess { added archived connection { referenceData { added archived } } }'

async function sync() {
  const { added, archived } = await story.graph.run('syncReferenceData', undefined, SYNC)
  return { added, archived }
}

describe('reference data', () => {
  test('connecting brings accounts, tax rates, tracking, items, currencies and the organisation’s own settings', async () => {
    const { ledgerTrackingCategories, ledgerItems, ledgerCurrencies, ledgerTaxRates, ledgerAccounts, connection } =
      await story.graph.ask(`{
        ledgerTrackingCategories { name options { name archived } }
        ledgerItems { nodes { code name sales { price accountCode taxType } purchases { price } } }
        ledgerCurrencies { code isBase }
        ledgerTaxRates(first: 100, search: "on Expenses") { nodes { taxType percent status direction } }
        ledgerAccounts(first: 100, search: "090") { nodes { code type class status } }
        connection { referenceData { syncedAt lockedTo multiCurrency accountsUrl } } }`)
    expect(ledgerTrackingCategories[0]).toMatchObject({
      name: 'Region',
      options: [{ name: 'London' }, { name: 'North' }, { name: 'Overseas' }, { name: 'Scotland' }],
    })
    expect(ledgerItems.nodes).toContainEqual({
      ...{ code: 'HOST', name: 'Hosting, monthly', purchases: null },
      sales: { price: '24.5', accountCode: '260', taxType: 'OUTPUT2' },
    })
    expect(ledgerCurrencies).toEqual([
      { code: 'EUR', isBase: false },
      { code: 'GBP', isBase: true },
      { code: 'USD', isBase: false },
    ])
    expect(ledgerTaxRates.nodes).toContainEqual({
      ...{ taxType: 'INPUT2', percent: '20', status: 'ACTIVE', direction: 'INPUT' },
    })
    expect(ledgerAccounts.nodes).toEqual([{ code: '090', type: 'BANK', class: 'ASSET', status: 'ACTIVE' }])
    expect(connection.referenceData).toMatchObject({ lockedTo: null, multiCurrency: true })
    expect(connection.referenceData.accountsUrl).toContain(encodeURIComponent('/GeneralLedger/ChartOfAccounts.aspx'))
  })

  test('reading again says what is new and what is gone, and nothing the next time', async () => {
    expect(await sync()).toEqual({ added: 0, archived: 0 })
    story.inXero({ action: 'add-account', code: '215', name: 'Workshops', like: '200' })
    story.inXero({ action: 'add-tracking-option', category: 'Region', option: 'Wales' })
    story.inXero({ action: 'archive-account', account: '270' })
    story.inXero({ action: 'delete-tax-rate', taxType: 'EXEMPTOUTPUT' })
    story.inXero({ action: 'archive-tracking', category: 'Team' })
    story.inXero({ action: 'delete-item', code: 'PAPER' })
    // The category Team and its three options, an account, a tax rate and an item.
    expect(await sync()).toEqual({ added: 2, archived: 7 })
    expect(await sync()).toEqual({ added: 0, archived: 0 })
    const { gone, offered } = await story.graph.ask(`{
      gone: ledgerAccounts(search: "270", includeArchived: true) { nodes { archived status } }
      offered: ledgerTrackingCategories { name options { name } } }`)
    expect(gone.nodes).toEqual([{ archived: true, status: 'ARCHIVED' }])
    expect(offered).toHaveLength(1)
    expect(offered[0].options.map((option: { name: string }) => option.name)).toContain('Wales')
    story.inXero({ action: 'restore-account', account: '270' })
    await sync()
    const { back } = await story.graph.ask('{ back: ledgerAccounts(search: "270") { nodes { archived } } }')
    expect(back.nodes).toEqual([{ archived: false }])
  })

  test('a tax rate of several components comes with each of them', async () => {
    const components = [
      { name: 'GST', rate: '5' },
      { name: 'PST', rate: '8', compound: true },
    ]
    story.inXero({ action: 'add-tax-rate', name: 'GST + PST', like: 'OUTPUT2', components })
    await sync()
    const { rates } = await story.graph.ask(
      '{ rates: ledgerTaxRates(search: "GST + PST") { nodes { percent direction components { name percent compound } } } }',
    )
    expect(rates.nodes).toEqual([
      {
        ...{ percent: '13.4', direction: 'OUTPUT' },
        components: [
          { name: 'GST', percent: '5', compound: false },
          { name: 'PST', percent: '8', compound: true },
        ],
      },
    ])
  })

  test('it is read again every day by itself', async () => {
    story.inXero({ action: 'add-account', code: '216', name: 'Licences', like: '200' })
    await world.pass(23 * hour)
    const count = async () =>
      (await story.graph.ask('{ ledgerAccounts(search: "216") { totalCount } }')).ledgerAccounts.totalCount
    expect(await count()).toBe(0)
    await world.pass(day)
    expect(await count()).toBe(1)
  })

  test('a disconnect archives all of it, and nothing is offered any more', async () => {
    const { connection } = await story.graph.ask('{ connection { id } }')
    await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
    const counts = `{
      ledgerAccounts { totalCount } ledgerTaxRates { totalCount } ledgerItems { totalCount }
      ledgerTrackingCategories { name } ledgerCurrencies { code } }`
    const offered = await story.graph.ask(counts)
    expect(offered).toEqual({
      ...{ ledgerAccounts: { totalCount: 0 }, ledgerTaxRates: { totalCount: 0 }, ledgerItems: { totalCount: 0 } },
      ...{ ledgerTrackingCategories: [], ledgerCurrencies: [] },
    })
  })
})

describe('a refusal that names reference data', () => {
  test('has it read again, and the invoice then says what to mend and goes once it is', async () => {
    await world.pass(minute)
    story.inXero({ action: 'archive-account', account: '200' })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    const { sync: refused } = await story.invoice('INV-0001')
    expect(refused).toMatchObject({ state: 'FAILED', reason: { code: 'ACCOUNT_ARCHIVED' } })
    expect(refused.reason.title).toContain('200 · Sales')
    const { other } = await story.graph.ask(
      '{ other: ledgerAccounts(search: "260", purpose: INCOME) { nodes { id } } }',
    )
    const input = { purpose: 'INCOME', ledgerAccountId: other.nodes[0].id }
    await story.graph.run('mapAccount', input, '... on AccountMapping { id }')
    await world.sweep()
    expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
    expect(inXeroBy(story, 'INV-0001')).toMatchObject([{ LineItems: [{ AccountCode: '260' }] }])
  })

  test('is not sent into again when the new copy explains nothing', async () => {
    story.inXero({ action: 'archive-account', account: '200' })
    const { organisationId } = story.organisation
    const asked = (method: string, path: string) =>
      world.simulator.control.requests({ organisationId, method, path: `/api.xro/2.0/${path}` }).length
    await sendNew(story, 'INV-0002')
    await world.sweep()
    // Put right in Xero before it is read again: nothing differs from what we held.
    story.inXero({ action: 'restore-account', account: '200' })
    const [writes, reads] = [asked('PUT', 'Invoices'), asked('GET', 'Accounts')]
    await world.pass(minute)
    expect(asked('GET', 'Accounts')).toBe(reads + 1)
    await world.pass(hour)
    expect([asked('PUT', 'Invoices'), asked('GET', 'Accounts')]).toEqual([writes, reads + 1])
    expect((await story.invoice('INV-0002')).sync).toMatchObject({ state: 'FAILED', reason: { code: 'REFUSED' } })
  })
})

describe('the strict account filter', () => {
  test('leaves only accounts with payments enabled, and refuses any other by name', async () => {
    const set = (strictAccountFilter: boolean) =>
      story.graph.run('updateWorkspace', { strictAccountFilter }, '... on Workspace { strictAccountFilter }')
    const offered = async () =>
      (await story.graph.ask('{ ledgerAccounts(first: 100, purpose: INCOME) { nodes { id code } } }')).ledgerAccounts
        .nodes
    const [sales] = await offered()
    expect(await set(true)).toMatchObject({ strictAccountFilter: true })
    expect(await offered()).toEqual([])
    const map = () =>
      story.graph.run(
        'mapAccount',
        { purpose: 'INCOME', ledgerAccountId: sales.id },
        '... on AccountMapping { id } ... on InvalidInput { fields { path message } }',
      )
    expect((await map())['fields']).toMatchObject([
      { path: 'ledgerAccountId', message: expect.stringContaining('Enable payments there, then refresh.') },
    ])
    story.inXero({ action: 'enable-payments', account: '200' })
    await sync()
    expect((await offered()).map((account: { code: string }) => account.code)).toEqual(['200'])
    expect((await map())['__typename']).toBe('AccountMapping')
    await set(false)
    expect(await offered()).not.toHaveLength(1)
  })
})
