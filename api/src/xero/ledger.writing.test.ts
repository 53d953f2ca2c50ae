import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ledger } from '../engine/ledger.ts'
import { makeXeroLedger } from './ledger.ts'
import { access, planned } from './testing/plans.ts'
import { json, startRecordedXero, type RecordedXero } from './testing/recorded-xero.ts'
import * as recorded from './testing/recordings.ts'

let xero: RecordedXero
let ledger: Ledger

beforeAll(async () => {
  xero = await startRecordedXero()
  ledger = makeXeroLedger({ apiUrl: xero.url })
})
afterAll(() => xero.close())
beforeEach(() => {
  xero.seen.length = 0
})

function asked() {
  const [seen] = xero.seen
  if (!seen) throw new Error('Nothing was asked')
  return seen
}

describe('writing', () => {
  it('creates with PUT under the key, and tells each row apart', async () => {
    xero.reply = json(recorded.listed('Invoices', [recorded.invoice, recorded.refusedInvoice]))
    const write = ledger.encodeDocuments([planned, { ...planned, number: 'INV-2' }])
    const answer = await ledger.writeDocuments(access, write, 'key-1')
    expect(answer).toMatchObject({
      ok: true,
      value: [
        { key: 'INV-1', saved: { ledgerId: recorded.invoice.InvoiceID }, warnings: [] },
        {
          key: 'INV-2',
          refusals: [
            { code: 'DUPLICATE_NUMBER', line: undefined },
            { code: 'ACCOUNT_INVALID', line: 0 },
          ],
        },
      ],
    })
    expect(asked()).toMatchObject({ method: 'PUT', path: '/api.xro/2.0/Invoices' })
    expect(asked().headers['idempotency-key']).toBe('key-1')
    expect(Object.fromEntries(asked().query)).toEqual({ summarizeErrors: 'false', unitdp: '4' })
    expect(JSON.parse(asked().body).Invoices[0]).toEqual({
      Type: 'ACCREC',
      Contact: { ContactID: planned.ledgerContactId },
      InvoiceNumber: 'INV-1',
      Date: '2019-03-11',
      DueDate: '2019-03-20',
      Url: 'https://app.example/invoices/1',
      LineAmountTypes: 'Exclusive',
      CurrencyCode: 'NZD',
      Status: 'AUTHORISED',
      LineItems: [
        { Description: 'Acme Tires', Quantity: 2, UnitAmount: 20.1234, AccountCode: '200', TaxType: 'OUTPUT2' },
      ],
    })
  })

  it('sends the same bytes for the same payload', async () => {
    xero.reply = json(recorded.listed('Invoices', [recorded.invoice]))
    const write = ledger.encodeDocuments([planned])
    await ledger.writeDocuments(access, write, 'key-1')
    await ledger.writeDocuments(access, write, 'key-1')
    expect(xero.seen[1]?.body).toBe(xero.seen[0]?.body)
  })

  it('voids with POST, by id and status alone', async () => {
    xero.reply = json(recorded.listed('Invoices', [{ ...recorded.invoice, Status: 'VOIDED' }]))
    const write = ledger.encodeDocumentUpdates([{ ...planned, status: 'VOIDED', ledgerId: recorded.invoice.InvoiceID }])
    await expect(ledger.writeDocuments(access, write, 'key-2')).resolves.toMatchObject({
      value: [{ key: 'INV-1', saved: { status: 'VOIDED' } }],
    })
    expect(asked().method).toBe('POST')
    expect(JSON.parse(asked().body)).toEqual({
      Invoices: [{ InvoiceID: recorded.invoice.InvoiceID, Status: 'VOIDED' }],
    })
  })

  it('creates contacts and payments', async () => {
    xero.reply = json(recorded.listed('Contacts', [recorded.contact]))
    const contact = { number: 'TIE-1', name: 'Liam Gallagher', email: undefined, phone: undefined }
    const contacts = await ledger.writeContacts(access, ledger.encodeContacts([contact]), 'key-3')
    expect(contacts).toMatchObject({ value: [{ key: 'TIE-1', saved: { name: 'Liam Gallagher' } }] })
    xero.reply = json(recorded.listed('Payments', [recorded.payment]))
    const paid = {
      marker: 'TIE-P1',
      ledgerInvoiceId: 'i',
      account: { code: '090' },
      paidOn: '2019-03-12',
      amount: 110n,
    }
    const payments = await ledger.writePayments(access, ledger.encodePayments([paid]), 'key-4')
    expect(payments).toMatchObject({ value: [{ key: 'TIE-P1', saved: { amount: 110n } }] })
    expect(xero.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /api.xro/2.0/Contacts',
      'PUT /api.xro/2.0/Payments',
    ])
  })

  it('refuses to send what was made for another operation', () => {
    expect(() => ledger.writePayments(access, ledger.encodeDocuments([planned]), 'key')).toThrow(TypeError)
  })
})
