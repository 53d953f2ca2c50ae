import { expect, test } from 'vitest'
import { anyContact, create, salesInvoice } from './testing/documents.ts'
import { messagesOf, session } from './testing/session.ts'

test('a credit note is numbered, used on an invoice, paid once it is used up, and taken back', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const { InvoiceID } = await create(client, salesInvoice(contact))
  const { DueDate: _, ...body } = salesInvoice(contact, { Type: 'ACCRECCREDIT' }) as Record<string, unknown>
  const note = (await client.call('PUT', '/CreditNotes', { CreditNotes: [body] })).json.CreditNotes[0]
  expect(note).toMatchObject({ CreditNoteNumber: 'CN-0001', Status: 'AUTHORISED', RemainingCredit: 120 })
  const use = (Amount: number) =>
    client.call('PUT', `/CreditNotes/${note.CreditNoteID}/Allocations`, {
      Allocations: [{ Invoice: { InvoiceID }, Amount, Date: '2026-11-05' }],
    })
  expect((await use(20)).status).toBe(200)
  expect((await client.call('GET', `/Invoices/${InvoiceID}`)).json.Invoices[0]).toMatchObject({
    AmountCredited: 20,
    AmountDue: 100,
    CreditNotes: [{ AppliedAmount: 20 }],
  })
  expect(messagesOf((await use(101)).json)).toEqual(['Payment amount exceeds the amount outstanding on this document'])
  await use(100)
  expect((await client.call('GET', `/CreditNotes/${note.CreditNoteID}`)).json.CreditNotes[0]).toMatchObject({
    Status: 'PAID',
    RemainingCredit: 0,
  })
  expect((await client.call('GET', '/CreditNotes?page=1')).json.pagination.itemCount).toBe(1)
  const { Allocations } = (await client.call('GET', `/CreditNotes/${note.CreditNoteID}`)).json.CreditNotes[0]
  const first = `/CreditNotes/${note.CreditNoteID}/Allocations/${Allocations[0].AllocationID}`
  expect((await client.call('DELETE', first)).json).toMatchObject({ IsDeleted: true })
  expect((await client.call('DELETE', first)).status).toBe(404)
  expect((await client.call('GET', `/Invoices/${InvoiceID}`)).json.Invoices[0]).toMatchObject({ AmountCredited: 100 })
})

test('an expense that is paid is a SPEND with tax inside, found by its reference and deletable', async () => {
  const client = await session()
  const LineItems = [{ Description: 'Taxi', Quantity: 1, UnitAmount: 24, AccountCode: '429' }]
  const spend = {
    Type: 'SPEND',
    Contact: { ContactID: await anyContact(client) },
    Date: '2026-11-01',
    Reference: 'EXP-42',
    LineItems,
    BankAccount: { Code: '090' },
  }
  const made = (await client.call('PUT', '/BankTransactions', { BankTransactions: [spend] })).json.BankTransactions[0]
  expect(made).toMatchObject({
    Status: 'AUTHORISED',
    LineAmountTypes: 'Inclusive',
    SubTotal: 20,
    TotalTax: 4,
    Total: 24,
  })
  const where = encodeURIComponent('Reference=="EXP-42" AND Type=="SPEND"')
  expect((await client.call('GET', `/BankTransactions?where=${where}&page=1`)).json.BankTransactions).toHaveLength(1)
  const path = `/BankTransactions/${made.BankTransactionID}`
  expect((await client.call('POST', path, { Status: 'DELETED' })).json.BankTransactions[0].Status).toBe('DELETED')
  expect(
    (await client.call('GET', `${path}/History`)).json.HistoryRecords.map(
      ({ Changes }: { Changes: string }) => Changes,
    ),
  ).toEqual(['Deleted', 'Created'])
  expect(
    (await client.call('PUT', '/BankTransactions', { BankTransactions: [{ ...spend, BankAccount: { Code: '200' } }] }))
      .status,
  ).toBe(400)
})

test('a note in the history is kept and read back', async () => {
  const client = await session()
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client)))
  const written = await client.call('PUT', `/Invoices/${InvoiceID}/History`, {
    HistoryRecords: [{ Details: 'Sent from Tieout' }],
  })
  expect(written.json.HistoryRecords).toMatchObject([{ Changes: 'Note', Details: 'Sent from Tieout' }])
  expect((await client.call('GET', `/Invoices/${InvoiceID}/History`)).json.HistoryRecords).toHaveLength(2)
})
