import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let stranger: Asker
let clientId: string
let standard: string

const CREATE = `mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) {
  __typename
  ... on Invoice { id number status version issuedOn dueOn currency reference
    subtotal { amount } taxTotal { amount } total { amount currency } amountDue { amount }
    lines { description quantity unitPrice net { amount } tax { amount } taxRate { name } }
    sync { state reason { code } } timeline { kind text actor } }
  ... on Problem { code message docsUrl }
  ... on InvalidInput { fields { path message } } } }`
const UPDATE = `mutation ($input: UpdateInvoiceInput!) { updateInvoice(input: $input) {
  __typename ... on Invoice { id number version reference total { amount } lines { id } timeline { kind } }
  ... on Problem { code } ... on InvalidInput { fields { path } } } }`

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  stranger = await kit.signUp('Stranger')
  const client = await maya.ask(
    'mutation { createClient(input: { name: "Acme Ltd", email: "pay@acme.example" }) { ... on Client { id } } }',
  )
  clientId = client.data.createClient.id
  const rate = await maya.ask(
    'mutation { createTaxRate(input: { name: "Standard", percent: "20" }) { ... on TaxRate { id percent } } }',
  )
  standard = rate.data.createTaxRate.id
})
afterAll(() => kit.close())

function line(more: object = {}) {
  return { description: 'Design', quantity: '1.5', unitPrice: '100.01', taxRateId: standard, ...more }
}

async function create(more: object = {}, as: Asker = maya) {
  const { data, errors } = await as.ask(CREATE, { input: { clientId, lines: [line()], ...more } })
  expect(errors).toBeUndefined()
  return data.createInvoice
}

test('a draft is counted to the penny and says why it is not in Xero', async () => {
  const invoice = await create({ number: 'INV-0041', issuedOn: '2026-11-02', reference: 'PO 7' })
  expect(invoice).toMatchObject({
    __typename: 'Invoice',
    number: 'INV-0041',
    status: 'DRAFT',
    version: 1,
    dueOn: '2026-12-02',
    currency: 'GBP',
    subtotal: { amount: '150.02' },
    taxTotal: { amount: '30.00' },
    total: { amount: '180.02', currency: 'GBP' },
    amountDue: { amount: '180.02' },
    lines: [{ quantity: '1.5', unitPrice: '100.01', net: { amount: '150.02' }, taxRate: { name: 'Standard' } }],
    sync: { state: 'NOT_SYNCED', reason: { code: 'DRAFT' } },
    timeline: [{ kind: 'CREATED', text: 'Created', actor: 'Maya' }],
  })
})

test('the next number follows the newest, and two who ask at once get two', async () => {
  const next = await maya.ask('{ nextInvoiceNumber }')
  expect(next.data.nextInvoiceNumber).toBe('INV-0042')
  const made = await Promise.all([create(), create(), create()])
  expect(made.map((one) => one.number).sort()).toEqual(['INV-0042', 'INV-0043', 'INV-0044'])
})

test('a number that is taken is a conflict', async () => {
  const answer = await create({ number: 'INV-0041' })
  expect(answer).toMatchObject({ __typename: 'Conflict', code: 'NUMBER_TAKEN' })
  expect(answer.docsUrl).toBe('http://localhost:3000/docs/errors/NUMBER_TAKEN')
})

test('every wrong field is named', async () => {
  const answer = await create({
    issuedOn: '2026-02-30',
    currency: 'XXZ',
    lines: [line({ description: ' ', quantity: '1.23456' }), line({ unitPrice: '99999999999999' })],
  })
  expect(answer.__typename).toBe('InvalidInput')
  expect(answer.fields.map((field: { path: string }) => field.path)).toEqual([
    'issuedOn',
    'currency',
    'lines.0.description',
    'lines.0.quantity',
    'lines.1.unitPrice',
  ])
})

test('a line may only name what the workspace has', async () => {
  const theirs = await stranger.ask(
    'mutation { createTaxRate(input: { name: "Theirs", percent: "5" }) { ... on TaxRate { id } } }',
  )
  const answer = await create({ lines: [line({ taxRateId: theirs.data.createTaxRate.id })] })
  expect(answer.fields).toEqual([{ path: 'lines.0.taxRateId', message: 'There is no such tax rate.' }])
})

test('an edit counts the version up; an edit of an older version is refused', async () => {
  const invoice = await create({ reference: 'first' })
  const input = { invoiceId: invoice.id, version: 1, reference: 'second', lines: [line({ quantity: '2' })] }
  const edited = await maya.ask(UPDATE, { input })
  expect(edited.data.updateInvoice).toMatchObject({ version: 2, reference: 'second', total: { amount: '240.02' } })
  const late = await maya.ask(UPDATE, { input })
  expect(late.data.updateInvoice).toEqual({ __typename: 'Conflict', code: 'EDITED_MEANWHILE' })
})

test('of two who edit at once, one wins and one is told', async () => {
  const invoice = await create()
  const edit = (reference: string) => maya.ask(UPDATE, { input: { invoiceId: invoice.id, version: 1, reference } })
  const answers = await Promise.all([edit('a'), edit('b')])
  expect(answers.map((answer) => answer.data.updateInvoice.__typename).sort()).toEqual(['Conflict', 'Invoice'])
})

test('what an edit leaves out stays', async () => {
  const invoice = await create({ reference: 'kept', lines: [line(), line()] })
  const { data } = await maya.ask(UPDATE, { input: { invoiceId: invoice.id, version: 1, dueOn: '2027-01-31' } })
  expect(data.updateInvoice).toMatchObject({ reference: 'kept', total: { amount: '360.04' } })
  expect(data.updateInvoice.lines).toHaveLength(2)
})

test('a void invoice stays void', async () => {
  const invoice = await create()
  const VOID = `mutation ($id: ID!) { voidInvoice(input: { invoiceId: $id }) {
    __typename ... on Invoice { status amountDue { amount } sync { reason { code } } } ... on Problem { code } } }`
  const first = await maya.ask(VOID, { id: invoice.id })
  expect(first.data.voidInvoice).toMatchObject({ status: 'VOIDED', amountDue: { amount: '0.00' } })
  const second = await maya.ask(VOID, { id: invoice.id })
  expect(second.data.voidInvoice).toEqual({ __typename: 'Conflict', code: 'INVOICE_VOIDED' })
})

test('another workspace’s invoice is nowhere to be found', async () => {
  const { id } = await create()
  const read = await stranger.ask('query ($id: ID!) { node(id: $id) { id } invoice(id: $id) { id } }', { id })
  expect(read.data).toEqual({ node: null, invoice: null })
  const edit = await stranger.ask(UPDATE, { input: { invoiceId: id, version: 1, reference: 'mine now' } })
  expect(edit.data.updateInvoice).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' })
  const made = await create({}, stranger)
  expect(made.__typename).toBe('NotFound')
})

test('lists page without gap or overlap, in both directions', async () => {
  const asker = await kit.signUp('Lister')
  const client = await asker.ask('mutation { createClient(input: { name: "Bulk" }) { ... on Client { id } } }')
  for (let n = 0; n < 7; n++) {
    const input = {
      clientId: client.data.createClient.id,
      lines: [{ description: 'x', quantity: '1', unitPrice: '10' }],
    }
    await asker.ask(CREATE, { input })
  }
  const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) {
    invoices(first: $first, after: $after, last: $last, before: $before, orderBy: { field: TOTAL, direction: DESC }) {
      totalCount nodes { number } pageInfo { endCursor hasNextPage startCursor } } }`
  const seen: string[] = []
  let after: string | null = null
  do {
    const { data } = await asker.ask(PAGE, { first: 3, after })
    expect(data.invoices.totalCount).toBe(7)
    seen.push(...data.invoices.nodes.map((node: { number: string }) => node.number))
    after = data.invoices.pageInfo.hasNextPage ? data.invoices.pageInfo.endCursor : null
  } while (after)
  expect(new Set(seen).size).toBe(7)
  const last = await asker.ask(PAGE, { last: 2 })
  expect(last.data.invoices.nodes.map((node: { number: string }) => node.number)).toEqual(seen.slice(-2))
})

test('lists filter by state, status, client and text', async () => {
  const where = async (filter: object) => {
    const { data, errors } = await maya.ask(
      'query ($where: InvoiceFilter) { invoices(where: $where, first: 100) { totalCount } }',
      { where: filter },
    )
    expect(errors).toBeUndefined()
    return data.invoices.totalCount
  }
  const all = await where({})
  expect(await where({ state: ['NOT_SYNCED'] })).toBe(all)
  expect(await where({ state: ['SYNCED'] })).toBe(0)
  expect(await where({ status: ['VOIDED'] })).toBe(1)
  expect(await where({ clientId })).toBe(all)
  expect(await where({ clientId: standard })).toBe(0)
  expect(await where({ search: 'inv-0041' })).toBe(1)
  expect(await where({ search: 'acme' })).toBe(all)
  const counts = await maya.ask('{ invoiceCounts { all notSynced draft paid failed } }')
  expect(counts.data.invoiceCounts).toMatchObject({ all, notSynced: all, failed: 0 })
})
