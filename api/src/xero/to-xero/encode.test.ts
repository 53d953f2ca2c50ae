import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlannedDocument } from '../../engine/ledger-plans.ts'
import { encodeContacts } from './encode-contacts.ts'
import { encodeDocuments, encodeDocumentUpdates } from './encode-documents.ts'
import { encodePayments } from './encode-payments.ts'

const invoice: PlannedDocument = {
  form: 'INVOICE',
  bankAccount: undefined,
  number: 'INV-1',
  ledgerContactId: 'contact-1',
  issuedOn: '2026-11-01',
  dueOn: '2026-11-15',
  currency: 'NZD',
  reference: undefined,
  url: 'https://app.example/invoices/1',
  status: 'AUTHORISED',
  lines: [
    {
      description: 'Tea',
      quantity: '2.5',
      unitPrice: '0.1234',
      account: { code: '200' },
      taxType: 'OUTPUT2',
      taxAmount: 5n,
      tracking: [],
      ledgerLineId: undefined,
    },
  ],
  ledgerId: undefined,
}

function rowsOf(write: { payload: string }): unknown {
  return JSON.parse(write.payload).rows
}

describe('an invoice', () => {
  it('names its contact by id alone and says that its amounts exclude tax', () => {
    expect(rowsOf(encodeDocuments([invoice]))).toEqual([
      {
        type: 'ACCREC',
        contact: { contactID: 'contact-1' },
        invoiceNumber: 'INV-1',
        date: '2026-11-01',
        dueDate: '2026-11-15',
        url: 'https://app.example/invoices/1',
        lineAmountTypes: 'Exclusive',
        currencyCode: 'NZD',
        status: 'AUTHORISED',
        lineItems: [
          {
            description: 'Tea',
            quantity: 2.5,
            unitAmount: 0.1234,
            accountCode: '200',
            taxType: 'OUTPUT2',
            taxAmount: 0.05,
          },
        ],
      },
    ])
  })

  it('makes the same bytes from the same plan, in whatever order its members were written', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(invoice), { minLength: Object.keys(invoice).length }),
        (members) => {
          const shuffled = Object.fromEntries(members) as unknown as PlannedDocument
          expect(encodeDocuments([shuffled]).payload).toBe(encodeDocuments([invoice]).payload)
        },
      ),
    )
  })

  it('that is in the ledger is never created again, and one that is not is never updated', () => {
    expect(() => encodeDocuments([{ ...invoice, ledgerId: 'id-1' }])).toThrow(TypeError)
    expect(() => encodeDocumentUpdates([invoice])).toThrow(TypeError)
  })

  it('keeps its lines on an update', () => {
    const lines = invoice.lines.map((line) => ({ ...line, account: { id: 'account-1' }, ledgerLineId: 'line-1' }))
    expect(rowsOf(encodeDocumentUpdates([{ ...invoice, lines, ledgerId: 'id-1' }]))).toMatchObject([
      { invoiceID: 'id-1', lineItems: [{ lineItemID: 'line-1', accountID: 'account-1' }] },
    ])
  })

  it('is voided by id and status alone', () => {
    const write = encodeDocumentUpdates([{ ...invoice, status: 'VOIDED', ledgerId: 'id-1' }])
    expect(rowsOf(write)).toEqual([{ invoiceID: 'id-1', status: 'VOIDED' }])
    expect(write.operation).toBe('updateInvoices')
  })
})

it('a contact carries our number, and a phone only where there is one', () => {
  const contact = { number: 'TIE-1', name: 'Acme', email: 'a@b.c', phone: undefined }
  expect(rowsOf(encodeContacts([contact, { ...contact, phone: '+64 21 1' }]))).toEqual([
    { contactNumber: 'TIE-1', name: 'Acme', emailAddress: 'a@b.c' },
    {
      contactNumber: 'TIE-1',
      name: 'Acme',
      emailAddress: 'a@b.c',
      phones: [{ phoneType: 'DEFAULT', phoneNumber: '+64 21 1' }],
    },
  ])
})

it('a payment carries its marker as the reference', () => {
  const payment = {
    marker: 'TIE-P1',
    ledgerInvoiceId: 'id-1',
    account: { code: '090' },
    paidOn: '2026-11-02',
    amount: 1001n,
  }
  expect(rowsOf(encodePayments([payment]))).toEqual([
    {
      invoice: { invoiceID: 'id-1' },
      account: { code: '090' },
      date: '2026-11-02',
      amount: 10.01,
      reference: 'TIE-P1',
    },
  ])
})
