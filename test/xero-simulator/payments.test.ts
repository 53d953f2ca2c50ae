import { expect, test } from 'vitest'
import { anyContact, bill, create, salesInvoice } from './testing/documents.ts'
import { messagesOf, session, type Session } from './testing/session.ts'

function payment(invoiceId: string, change: object = {}) {
  return {
    Invoice: { InvoiceID: invoiceId },
    Account: { Code: '090' },
    Date: '2026-11-10',
    Amount: 120,
    Reference: 'pay-1',
    ...change,
  }
}

function pay(client: Session, body: object) {
  return client.call('PUT', '/Payments', { Payments: [body] })
}

test('a part payment leaves the invoice authorised, the rest pays it, and deleting one opens it again', async () => {
  const client = await session()
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client)))
  const read = async () => (await client.call('GET', `/Invoices/${InvoiceID}`)).json.Invoices[0]
  await pay(client, payment(InvoiceID, { Amount: 20 }))
  expect(await read()).toMatchObject({ Status: 'AUTHORISED', AmountPaid: 20, AmountDue: 100 })
  const rest = (await pay(client, payment(InvoiceID, { Amount: 100 }))).json.Payments[0]
  expect(await read()).toMatchObject({ Status: 'PAID', AmountDue: 0, FullyPaidOnDate: '/Date(1794268800000+0000)/' })
  expect(
    (await client.call('POST', `/Payments/${rest.PaymentID}`, { Status: 'DELETED' })).json.Payments[0].Status,
  ).toBe('DELETED')
  expect(await read()).toMatchObject({ Status: 'AUTHORISED', AmountDue: 100 })
})

test('payments are found by their invoice', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const [first, second] = [await create(client, salesInvoice(contact)), await create(client, bill(contact))]
  await pay(client, payment(first.InvoiceID))
  await pay(client, payment(second.InvoiceID, { Amount: 48 }))
  const where = encodeURIComponent(`Invoice.InvoiceID==Guid("${second.InvoiceID}")`)
  const { Payments } = (await client.call('GET', `/Payments?where=${where}&page=1`)).json
  expect(Payments).toMatchObject([{ PaymentType: 'ACCPAYPAYMENT', Amount: 48 }])
})

test.each([
  ['too much', { Amount: 120.01 }, 'Payment amount exceeds the amount outstanding on this document'],
  [
    'from an account that takes none',
    { Account: { Code: '200' } },
    'Account type is invalid for making a payment to/from',
  ],
  ['of two documents', { CreditNote: { CreditNoteID: 'x' } }, 'Payment is applied to more than one document.'],
])('a payment %s is refused', async (_, change, message) => {
  const client = await session()
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client)))
  expect(messagesOf((await pay(client, payment(InvoiceID, change))).json)).toContain(message)
})

test('a draft cannot be paid, and a paid invoice neither voided nor changed', async () => {
  const client = await session()
  const contact = await anyContact(client)
  const draft = await create(client, salesInvoice(contact, { Status: 'DRAFT' }))
  expect(messagesOf((await pay(client, payment(draft.InvoiceID))).json)).toContain(
    'Payments can only be made against Authorised documents',
  )
  const { InvoiceID } = await create(client, salesInvoice(contact))
  await pay(client, payment(InvoiceID))
  const change = (body: object) => client.call('POST', `/Invoices/${InvoiceID}`, { Invoices: [{ InvoiceID, ...body }] })
  expect(messagesOf((await change({ Status: 'VOIDED' })).json)).toEqual([
    'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
  ])
  expect(
    messagesOf((await change({ LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '200' }] })).json),
  ).toEqual(['This document cannot be edited as it has a payment or credit note allocated to it.'])
  expect((await change({ Reference: 'harmless' })).json.Invoices[0].Reference).toBe('harmless')
})

test('two payments in one batch cannot pay the same invoice twice', async () => {
  const client = await session()
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client)))
  const { json } = await client.call('PUT', '/Payments?summarizeErrors=false', {
    Payments: [payment(InvoiceID), payment(InvoiceID)],
  })
  expect(
    json.Payments.map(({ StatusAttributeString }: { StatusAttributeString: string }) => StatusAttributeString),
  ).toEqual(['OK', 'ERROR'])
})
