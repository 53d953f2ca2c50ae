import { globalId } from '../lib/ids.ts'
import { connectBooks, type TestBooks } from './books.ts'
import type { Asker, Kit } from './kit.ts'

/** A workspace whose drafts could go to its books at once. */
export interface DraftWorld {
  maya: Asker
  books: TestBooks
  /** Drafts an invoice of ten, and answers its id; `more` wins over what it would be. */
  draft(number: string, more?: object): Promise<string>
}

/** Connects books to a new workspace, with standard tax and sales as its defaults. */
export async function beginDrafts(kit: Kit): Promise<DraftWorld> {
  const maya = await kit.signUp('Maya')
  const books = await connectBooks(kit, maya.workspaceId, new Date())
  const { data } = await maya.ask('mutation { createClient(input: { name: "Orchard" }) { ... on Client { id } } }')
  const client: string = data.createClient.id
  const map = `mutation ($tax: MapTaxInput!, $account: MapAccountInput!) {
    mapTax(input: $tax) { __typename } mapAccount(input: $account) { __typename } }`
  await maya.ask(map, {
    tax: { ledgerTaxRateId: globalId('LedgerTaxRate', books.tax.standard) },
    account: { purpose: 'INCOME', ledgerAccountId: globalId('LedgerAccount', books.account.sales) },
  })
  return {
    maya,
    books,
    draft: async (number, more = {}) => {
      const lines = [{ description: 'Plans', quantity: '1', unitPrice: '10' }]
      const input = { clientId: client, number, issuedOn: '2026-03-02', dueOn: '2026-04-01', lines, ...more }
      const made = await maya.ask(
        'mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { ... on Invoice { id } } }',
        { input },
      )
      return made.data.createInvoice.id
    },
  }
}
