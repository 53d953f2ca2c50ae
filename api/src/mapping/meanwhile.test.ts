import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { globalId } from '../lib/ids.ts'
import { connectBooks, type TestBooks } from '../testing/books.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let tom: Asker
let books: TestBooks

const TAX = `mutation ($input: MapTaxInput!) { mapTax(input: $input) { __typename
  ... on TaxMapping { id revision ledgerTaxRate { name } } ... on Problem { code message } } }`
const ACCOUNT = `mutation ($input: MapAccountInput!) { mapAccount(input: $input) { __typename
  ... on AccountMapping { id revision } ... on Problem { code message } } }`
const UNMAP = `mutation ($input: UnmapInput!) { unmap(input: $input) { __typename ... on Problem { code } } }`
const STANDING = '{ connection { taxMappings { revision ledgerTaxRate { name } } } }'

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  tom = await kit.join(maya, 'Tom', 'admin')
  books = await connectBooks(kit, maya.workspaceId, new Date())
})
afterAll(() => kit.close())

function tax(id: string, revision?: string) {
  const ledgerTaxRateId = globalId('LedgerTaxRate', id)
  return { input: { ledgerTaxRateId, ...(revision === undefined ? {} : { revision }) } }
}

describe('two people who edit the same mapping', () => {
  test('the second is told what it is now, and nothing of the first is lost', async () => {
    const first = await maya.ask(TAX, tax(books.tax.standard, ''))
    expect(first.data.mapTax.__typename).toBe('TaxMapping')
    const { data } = await tom.ask(TAX, tax(books.tax.zero, ''))
    expect(data.mapTax).toMatchObject({ __typename: 'Conflict', code: 'MAPPING_CHANGED' })
    expect(data.mapTax.message).toContain('20% (VAT on Income)')
    const standing = await tom.ask(STANDING)
    expect(standing.data.connection.taxMappings).toMatchObject([{ ledgerTaxRate: { name: '20% (VAT on Income)' } }])
    const again = await tom.ask(TAX, tax(books.tax.zero, standing.data.connection.taxMappings[0].revision))
    expect(again.data.mapTax).toMatchObject({ ledgerTaxRate: { name: 'Zero Rated Income' } })
    const late = await maya.ask(TAX, tax(books.tax.standard, first.data.mapTax.revision))
    expect(late.data.mapTax.code).toBe('MAPPING_CHANGED')
  })

  test('exactly one of two at the same moment wins', async () => {
    const input = (account: string) => ({
      input: { purpose: 'INCOME', ledgerAccountId: globalId('LedgerAccount', account), revision: '' },
    })
    const answers = await Promise.all([
      maya.ask(ACCOUNT, input(books.account.sales)),
      tom.ask(ACCOUNT, input(books.account.consulting)),
    ])
    const kinds = answers.map(({ data }) => data.mapAccount.__typename)
    expect(kinds.toSorted()).toEqual(['AccountMapping', 'Conflict'])
  })

  test('taking away what somebody else just chose is refused; without a revision it is not', async () => {
    const { data } = await maya.ask(ACCOUNT, {
      input: { purpose: 'PAYMENT', ledgerAccountId: globalId('LedgerAccount', books.account.bank), revision: '' },
    })
    const { id: mappingId, revision } = data.mapAccount
    await tom.ask(ACCOUNT, {
      input: { purpose: 'PAYMENT', ledgerAccountId: globalId('LedgerAccount', books.account.bank) },
    })
    const stale = await maya.ask(UNMAP, { input: { mappingId, revision } })
    expect(stale.data.unmap).toEqual({ __typename: 'Conflict', code: 'MAPPING_CHANGED' })
    const forced = await maya.ask(UNMAP, { input: { mappingId } })
    expect(forced.data.unmap.__typename).toBe('UnmapSuccess')
    const gone = await maya.ask(ACCOUNT, {
      input: { purpose: 'PAYMENT', ledgerAccountId: globalId('LedgerAccount', books.account.bank), revision },
    })
    expect(gone.data.mapAccount.code).toBe('MAPPING_CHANGED')
  })
})
