import { afterAll, beforeAll, expect, test } from 'vitest'
import { globalId } from '../lib/ids.ts'
import { connectBooks, type TestBooks } from '../testing/books.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let books: TestBooks
let standard: string
let service: string

const MAP_TAX = `mutation ($input: MapTaxInput!) { mapTax(input: $input) {
  __typename ... on TaxMapping { id taxRate { name } ledgerTaxRate { name } } ... on Problem { code message } } }`
const MAP_ACCOUNT = `mutation ($input: MapAccountInput!) { mapAccount(input: $input) {
  __typename ... on AccountMapping { id purpose subject { __typename ... on Service { name } } ledgerAccount { code } }
  ... on Problem { code message } ... on InvalidInput { fields { path } } } }`

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  const { data } = await maya.ask(`mutation {
    rate: createTaxRate(input: { name: "VAT 20%", percent: "20" }) { ... on TaxRate { id } }
    service: createService(input: { name: "Consulting" }) { ... on Service { id } } }`)
  standard = data.rate.id
  service = data.service.id
})
afterAll(() => kit.close())

function tax(id: string): string {
  return globalId('LedgerTaxRate', id)
}
function account(id: string): string {
  return globalId('LedgerAccount', id)
}

test('nothing can be mapped before Xero is connected', async () => {
  const { data } = await maya.ask(MAP_TAX, { input: { ledgerTaxRateId: tax('x') } })
  expect(data.mapTax).toMatchObject({ __typename: 'NotConnected', code: 'NOT_CONNECTED' })
  books = await connectBooks(kit, maya.workspaceId, new Date())
})

test('suggestions name a likely rate and account, and why', async () => {
  const { data } = await maya.ask(`{ mappingSuggestions { because purpose taxRate { name } ledgerTaxRate { name }
    ledgerAccount { code } subject { ... on Service { name } } } }`)
  expect(data.mappingSuggestions).toEqual([
    expect.objectContaining({ taxRate: null, ledgerTaxRate: { name: '20% (VAT on Income)' } }),
    expect.objectContaining({ taxRate: { name: 'VAT 20%' }, ledgerTaxRate: { name: '20% (VAT on Income)' } }),
    expect.objectContaining({ purpose: 'INCOME', ledgerAccount: { code: '200' } }),
    expect.objectContaining({ purpose: 'PAYMENT', ledgerAccount: { code: '090' } }),
    expect.objectContaining({ purpose: 'SERVICE', subject: { name: 'Consulting' }, ledgerAccount: { code: '210' } }),
  ])
})

test('a default, then a choice for one rate; a second choice replaces the first', async () => {
  const first = await maya.ask(MAP_TAX, { input: { ledgerTaxRateId: tax(books.tax.standard) } })
  expect(first.data.mapTax).toMatchObject({ __typename: 'TaxMapping', taxRate: null })
  const own = await maya.ask(MAP_TAX, { input: { taxRateId: standard, ledgerTaxRateId: tax(books.tax.zero) } })
  const again = await maya.ask(MAP_TAX, { input: { taxRateId: standard, ledgerTaxRateId: tax(books.tax.standard) } })
  expect(again.data.mapTax).toMatchObject({
    taxRate: { name: 'VAT 20%' },
    ledgerTaxRate: { name: '20% (VAT on Income)' },
  })
  expect(again.data.mapTax.id).toBe(own.data.mapTax.id)
})

test('archived and unfit targets are refused', async () => {
  for (const target of [books.tax.archived, books.tax.purchases]) {
    const { data } = await maya.ask(MAP_TAX, { input: { ledgerTaxRateId: tax(target) } })
    expect(data.mapTax.__typename).toBe('InvalidInput')
  }
  const { archived, bank, sales, expenses } = books.account
  const wrong = [
    ['INCOME', archived],
    ['INCOME', bank],
    ['INCOME', expenses],
    ['PAYMENT', sales],
    ['EXPENSE', sales],
  ]
  for (const [purpose, target = ''] of wrong) {
    const { data } = await maya.ask(MAP_ACCOUNT, { input: { purpose, ledgerAccountId: account(target) } })
    expect(data.mapAccount).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'ledgerAccountId' }] })
  }
})

test('pickers offer only what fits', async () => {
  const { data } = await maya.ask(`{
    income: ledgerAccounts(purpose: INCOME) { nodes { code } }
    payment: ledgerAccounts(purpose: PAYMENT) { nodes { code } }
    all: ledgerAccounts(includeArchived: true) { totalCount }
    rates: ledgerTaxRates { nodes { taxType archived forSales } } }`)
  expect(data.income.nodes.map((node: { code: string }) => node.code)).toEqual(['200', '210'])
  expect(data.payment.nodes).toEqual([{ code: '090' }])
  expect(data.all.totalCount).toBe(5)
  expect(data.rates.nodes).not.toContainEqual(expect.objectContaining({ archived: true }))
})

test('the set-up says what is left, until nothing is', async () => {
  const MISSING = '{ connection { missingSetup { code message fix { path } } accountMappings { purpose } } }'
  const before = await maya.ask(MISSING)
  expect(before.data.connection.missingSetup).toMatchObject([{ code: 'SETUP_INCOMPLETE' }])
  const input = { purpose: 'INCOME', ledgerAccountId: account(books.account.sales) }
  await maya.ask(MAP_ACCOUNT, { input })
  const after = await maya.ask(MISSING)
  expect(after.data.connection).toEqual({ missingSetup: [], accountMappings: [{ purpose: 'INCOME' }] })
})

test('a service posts to its own account until that is taken away', async () => {
  const input = { purpose: 'SERVICE', subjectId: service, ledgerAccountId: account(books.account.consulting) }
  const mapped = await maya.ask(MAP_ACCOUNT, { input })
  expect(mapped.data.mapAccount).toMatchObject({
    subject: { __typename: 'Service', name: 'Consulting' },
    ledgerAccount: { code: '210' },
  })
  const UNMAP = `mutation ($id: ID!) { unmap(input: { mappingId: $id }) {
    ... on UnmapSuccess { connection { accountMappings { purpose } } } ... on Problem { code } } }`
  const gone = await maya.ask(UNMAP, { id: mapped.data.mapAccount.id })
  expect(gone.data.unmap.connection.accountMappings).toEqual([{ purpose: 'INCOME' }])
  const twice = await maya.ask(UNMAP, { id: mapped.data.mapAccount.id })
  expect(twice.data.unmap).toEqual({ code: 'NOT_FOUND' })
})

test('another workspace’s accounts are nowhere to be found', async () => {
  const other = await kit.signUp('Other')
  await connectBooks(kit, other.workspaceId, new Date())
  const { data } = await other.ask(MAP_ACCOUNT, {
    input: { purpose: 'INCOME', ledgerAccountId: account(books.account.sales) },
  })
  expect(data.mapAccount.__typename).toBe('NotFound')
})
