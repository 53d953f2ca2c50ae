import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectBooks } from '../testing/books.ts'
import { startKit, type Asker, type Kit, type Loose } from '../testing/kit.ts'

const woken: string[] = []
let kit: Kit
let maya: Asker
let organisationId: string
let clientId: string

beforeAll(async () => {
  kit = await startKit({ wake: (id) => void woken.push(id) })
  maya = await kit.signUp('Maya')
  const books = await connectBooks(kit, maya.workspaceId, new Date('2026-01-12T09:00:00Z'))
  organisationId = books.organisationId
  const { prisma } = kit.dependencies
  await prisma.taxMapping.create({ data: { organisationId, ledgerTaxRateId: books.tax.standard } })
  const sales = { purpose: 'INCOME', ledgerAccountId: books.account.sales } as const
  await prisma.accountMapping.create({ data: { organisationId, ...sales } })
  const { data } = await maya.ask('mutation { createClient(input: { name: "Acme" }) { ... on Client { id } } }')
  clientId = data.createClient.id
})
afterAll(() => kit.close())

test('sends many at once: one wake-up, all due together, and as many statements for fifty as for two', async () => {
  const measure = async (count: number) => {
    const invoiceIds: string[] = []
    while (invoiceIds.length < count) invoiceIds.push(await createInvoice())
    await send([await createInvoice()])
    const [before, beforeWoken] = [kit.statements.length, woken.length]
    const { invoices } = await send(invoiceIds)
    expect(invoices.map((invoice: Loose) => invoice.id)).toEqual(invoiceIds)
    expect(woken.slice(beforeWoken)).toEqual([organisationId])
    return kit.statements.length - before
  }
  expect(await measure(50)).toBe(await measure(2))
  const due = await kit.dependencies.prisma.outboxEntry.groupBy({ by: ['state', 'priority'], _count: true })
  expect(due).toEqual([{ state: 'DUE', priority: 0, _count: 54 }])
})

test('one that cannot go holds no other back, and one named twice goes once', async () => {
  const [draft, sent] = [await createInvoice(), await createInvoice()]
  await send([sent])
  const nobodys = btoa('Invoice:nobodys')
  expect(await send([sent, draft, nobodys, draft])).toEqual({
    invoices: [{ id: draft, status: 'SENT', sync: { state: 'PENDING' } }],
    refused: [
      { invoiceId: sent, problem: { code: 'ALREADY_SENT' } },
      { invoiceId: nobodys, problem: { code: 'NOT_FOUND' } },
      { invoiceId: draft, problem: { code: 'ALREADY_SENT' } },
    ],
  })
})

async function send(invoiceIds: readonly string[]): Promise<Loose> {
  const { data, errors } = await maya.ask(
    `mutation ($input: SendInvoicesInput!) { sendInvoices(input: $input) { ... on SendInvoicesSuccess {
      invoices { id status sync { state } } refused { invoiceId problem { code } } } } }`,
    { input: { invoiceIds } },
  )
  expect(errors).toBeUndefined()
  return data.sendInvoices
}

async function createInvoice(): Promise<string> {
  const lines = [{ description: 'Design', quantity: '1', unitPrice: '100' }]
  const { data } = await maya.ask(
    'mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { ... on Invoice { id } } }',
    { input: { clientId, lines } },
  )
  return data.createInvoice.id
}
