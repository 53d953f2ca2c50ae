import type { Invoice } from 'xero-node'
import { expect, test } from 'vitest'
import { anyContact, bill, create, salesInvoice } from './testing/documents.ts'
import { messagesOf, session, simulator, connect } from './testing/session.ts'
import { kowhaiId } from './simulator.ts'

test('the SDK creates an invoice, reads it back and finds it in a list', async () => {
  const { api, organisationId } = await session()
  const contact = (await api.getContacts(organisationId)).body.contacts?.[0]
  const lineItems = [
    { description: 'Poster', quantity: 3, unitAmount: 33.3333, accountCode: '200', taxType: 'OUTPUT2' },
  ]
  const invoice = {
    type: 'ACCREC',
    contact: { contactID: contact?.contactID ?? '' },
    date: '2026-11-02',
    dueDate: '2026-12-02',
    invoiceNumber: 'N-1',
    lineItems,
    status: 'AUTHORISED',
  }
  const made = await api.createInvoices(
    organisationId,
    { invoices: [invoice as unknown as Invoice] },
    false,
    4,
    'key-1',
  )
  expect(made.body.invoices?.[0]).toMatchObject({
    invoiceNumber: 'N-1',
    subTotal: 100,
    totalTax: 20,
    total: 120,
    amountDue: 120,
  })
  const id = made.body.invoices?.[0]?.invoiceID ?? ''
  expect((await api.getInvoice(organisationId, 'N-1')).body.invoices?.[0]?.invoiceID).toBe(id)
  const listed = await api.getInvoices(
    organisationId,
    undefined,
    'Type=="ACCREC"',
    'UpdatedDateUTC ASC',
    [id],
    ['N-1'],
    undefined,
    ['AUTHORISED'],
    1,
  )
  expect(listed.body.invoices?.map(({ lineItems }) => lineItems?.length)).toEqual([1])
})

test('one refused element refuses the batch, unless errors are not summarised', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const batch = {
    Invoices: [
      salesInvoice(contact, { InvoiceNumber: 'B-1' }),
      salesInvoice(contact, {
        InvoiceNumber: 'B-2',
        LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '999' }],
      }),
    ],
  }
  const whole = await client.call('PUT', '/Invoices', batch)
  expect([whole.status, whole.json.Type, client.sim.control.state(client.organisationId).invoices.length]).toEqual([
    400,
    'ValidationException',
    0,
  ])
  expect(messagesOf(whole.json)).toContain("Account code '999' is not a valid code for this document.")
  const single = await client.call('PUT', '/Invoices?summarizeErrors=false', batch)
  expect(
    single.json.Invoices.map(({ StatusAttributeString }: { StatusAttributeString: string }) => StatusAttributeString),
  ).toEqual(['OK', 'ERROR'])
  expect(single.json.Invoices[1].InvoiceID).toBe('00000000-0000-0000-0000-000000000000')
})

const refusals: [string, object, string][] = [
  [
    'a line total that does not fit',
    { LineItems: [{ Description: 'x', Quantity: 2, UnitAmount: 50, LineAmount: 1, AccountCode: '200' }] },
    'The line total 1.00 does not match the expected line total 100.00',
  ],
  [
    'a tax rate that is for expenses',
    { LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '200', TaxType: 'INPUT2' }] },
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
  ],
  [
    'a tax rate nobody has',
    { LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '200', TaxType: 'XYZ' }] },
    "The TaxType code 'XYZ' does not exist or cannot be used with this type of transaction.",
  ],
  [
    'a bank account on a line',
    { LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '090' }] },
    "Account code '090' is not a valid code for this document.",
  ],
  [
    'a negative quantity',
    { LineItems: [{ Description: 'x', Quantity: -1, UnitAmount: 1, AccountCode: '200' }] },
    "The quantity value '-1.0000' is invalid. Quantity must not be less than zero.",
  ],
  ['a currency the organisation has not', { CurrencyCode: 'JPY' }, 'Organisation is not subscribed to currency JPY'],
  [
    'no contact',
    { Contact: {} },
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
  ],
  ['a status only payments give', { Status: 'PAID' }, 'Invoice not of valid status for modification'],
]

test.each(refusals)('%s is refused in Xero’s words', async (_, change, message) => {
  const client = await session()
  const { status, json } = await client.call('PUT', '/Invoices', {
    Invoices: [salesInvoice(await anyContact(client), change)],
  })
  expect([status, messagesOf(json).includes(message)], JSON.stringify(json)).toEqual([400, true])
})

test('sales numbers are unique and given when none is sent; bill numbers are not', async () => {
  const client = await session()
  const contact = await anyContact(client)
  expect((await create(client, salesInvoice(contact))).InvoiceNumber).toBe('INV-0001')
  await create(client, salesInvoice(contact, { InvoiceNumber: 'A-1' }))
  const again = await client.call('PUT', '/Invoices', { Invoices: [salesInvoice(contact, { InvoiceNumber: 'a-1' })] })
  expect(messagesOf(again.json)).toEqual(['Invoice # must be unique.'])
  await create(client, bill(contact, { InvoiceNumber: 'A-1' }))
  expect((await create(client, bill(contact, { InvoiceNumber: 'A-1' }))).InvoiceNumber).toBe('A-1')
})

test('a POST with a known number changes that invoice instead of making another', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const made = await create(client, salesInvoice(contact, { InvoiceNumber: 'P-1', Status: 'DRAFT' }))
  const { json } = await client.call('POST', '/Invoices', {
    Invoices: [salesInvoice(contact, { InvoiceNumber: 'P-1', Reference: 'new' })],
  })
  expect(json.Invoices[0]).toMatchObject({ InvoiceID: made.InvoiceID, Reference: 'new', Status: 'AUTHORISED' })
})

test('a line sent without its LineItemID is a new line; one sent with it stays', async () => {
  const client = await session()
  const made = await create(client, salesInvoice(await anyContact(client), { Status: 'DRAFT' }))
  const { LineItemID } = made.LineItems[0]
  const line = { Description: 'Design', Quantity: 2, UnitAmount: 60, AccountCode: '200' }
  const edit = async (LineItems: object[]) =>
    (await client.call('POST', `/Invoices/${made.InvoiceID}`, { Invoices: [{ LineItems }] })).json.Invoices[0].LineItems
  expect((await edit([{ ...line, LineItemID }]))[0].LineItemID).toBe(LineItemID)
  expect((await edit([line]))[0].LineItemID).not.toBe(LineItemID)
})

test('drafts are deleted, authorised invoices voided, and neither comes back', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const end = (id: string, Status: string) => client.call('POST', `/Invoices/${id}`, { InvoiceID: id, Status })
  const draft = await create(client, salesInvoice(contact, { Status: 'DRAFT' }))
  const authorised = await create(client, salesInvoice(contact))
  expect((await end(draft.InvoiceID, 'DELETED')).json.Invoices[0].Status).toBe('DELETED')
  expect(messagesOf((await end(authorised.InvoiceID, 'DELETED')).json)).toEqual([
    'Invoice not of valid status for modification',
  ])
  expect((await end(authorised.InvoiceID, 'VOIDED')).json.Invoices[0]).toMatchObject({ Status: 'VOIDED', AmountDue: 0 })
  expect((await end(authorised.InvoiceID, 'AUTHORISED')).status).toBe(400)
})

test('documents before a lock date are refused', async () => {
  const client = await session()
  client.sim.control.act({ action: 'lock', organisationId: client.organisationId, period: '2026-11-30' })
  const { json } = await client.call('PUT', '/Invoices', { Invoices: [salesInvoice(await anyContact(client))] })
  expect(messagesOf(json)).toEqual([
    'The document date cannot be before the period lock date, currently set at 30 November 2026',
  ])
})

test('lists answer lines only in pages, and what changed since a moment', async () => {
  const client = await session()
  const contact = await anyContact(client)
  for (const InvoiceNumber of ['L-1', 'L-2', 'L-3']) await create(client, salesInvoice(contact, { InvoiceNumber }))
  expect((await client.call('GET', '/Invoices')).json.Invoices[0].LineItems).toEqual([])
  const page = (await client.call('GET', '/Invoices?page=2&pageSize=2&order=InvoiceNumber%20DESC')).json
  expect(page.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 2, itemCount: 3 })
  expect(page.Invoices.map(({ InvoiceNumber }: { InvoiceNumber: string }) => InvoiceNumber)).toEqual(['L-1'])
  const future = new Date(Date.now() + 60_000).toISOString()
  expect((await client.call('GET', '/Invoices', undefined, { 'if-modified-since': future })).json.Invoices).toEqual([])
})

test('an organisation without multi-currency takes its own currency only', async () => {
  const client = await connect(await simulator(), kowhaiId)
  const { json } = await client.call('PUT', '/Invoices', {
    Invoices: [salesInvoice(await anyContact(client), { CurrencyCode: 'USD' })],
  })
  expect(messagesOf(json)).toEqual(['Organisation is not subscribed to currency USD'])
})
