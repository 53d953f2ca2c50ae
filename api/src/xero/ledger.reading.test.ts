import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ledger } from '../engine/ledger.ts'
import { makeXeroLedger } from './ledger.ts'
import { access } from './testing/plans.ts'
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

describe('reading', () => {
  it('gives an invoice in our words, to the cent', async () => {
    xero.reply = json(recorded.listed('Invoices', [recorded.invoice]))
    const answer = await ledger.readDocumentsById(access, 'INVOICE', [recorded.invoice.InvoiceID])
    expect(answer).toMatchObject({
      ok: true,
      report: {
        operation: 'readInvoicesById',
        status: 200,
        requestId: 'c0ffee',
        limits: { minuteLeft: 59, dayLeft: 4999, appMinuteLeft: 9999 },
      },
      value: [
        {
          ledgerId: recorded.invoice.InvoiceID,
          form: 'INVOICE',
          number: 'INV-1',
          status: 'AUTHORISED',
          contactName: 'Liam Gallagher',
          issuedOn: '2019-03-11',
          dueOn: '2018-12-10',
          currency: 'NZD',
          total: 4600n,
          amountDue: 4490n,
          amountPaid: 110n,
          updatedAt: new Date('2019-03-11T17:58:46.117Z'),
          lines: [{ quantity: '2', unitPrice: '20.1234', net: 4000n, tax: 600n, accountCode: '200' }],
          payments: [{ amount: 110n, paidOn: '2019-03-12', reference: 'TIE-P1', deleted: false }],
        },
      ],
    })
    expect(asked().headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'xero-tenant-id': access.ledgerOrganisationId,
      accept: 'application/json',
    })
    expect(Object.fromEntries(asked().query)).toMatchObject({ IDs: recorded.invoice.InvoiceID, page: '1', unitdp: '4' })
  })

  it('asks for changes by header, oldest first, and knows the last page', async () => {
    const pagination = { page: 1, pageSize: 1000, pageCount: 2, itemCount: 1001 }
    xero.reply = json(recorded.listed('Invoices', [recorded.invoice], { pagination }))
    const since = new Date('2026-11-20T00:00:00.900Z')
    const first = await ledger.readDocumentsChangedSince(access, 'INVOICE', since, 1)
    const second = await ledger.readDocumentsChangedSince(access, 'INVOICE', since, 2)
    expect(first).toMatchObject({ ok: true, value: { more: true } })
    expect(second).toMatchObject({ ok: true, value: { more: false } })
    expect(asked().headers['if-modified-since']).toBe('2026-11-20T00:00:00.000Z')
    expect(Object.fromEntries(asked().query)).toEqual({
      order: 'UpdatedDateUTC ASC',
      page: '1',
      pageSize: '1000',
      unitdp: '4',
    })
  })

  it('leaves deleted invoices out and asks for awkward numbers by filter', async () => {
    xero.reply = json(recorded.listed('Invoices', [recorded.invoice, { ...recorded.invoice, Status: 'DELETED' }]))
    await expect(ledger.readDocumentsByNumber(access, 'INVOICE', ['INV-1', 'INV-2'])).resolves.toMatchObject({
      value: [{ status: 'AUTHORISED' }],
    })
    await ledger.readDocumentsByNumber(access, 'INVOICE', ['A,1', 'B"2'])
    expect(xero.seen.map(({ query }) => [query.get('InvoiceNumbers'), query.get('where')])).toEqual([
      ['INV-1,INV-2', 'Type=="ACCREC"'],
      [null, 'Type=="ACCREC" AND (InvoiceNumber=="A,1" OR InvoiceNumber=="B""2")'],
    ])
  })

  it('reads changed contacts, archived ones too, and says what they were merged into', async () => {
    xero.reply = json(recorded.listed('Contacts', [recorded.contact]))
    const answer = await ledger.readContacts(access, new Date('2026-11-20T10:00:00.500Z'), 1)
    const contact = {
      number: 'TIE-1',
      email: undefined,
      phone: '64 21 1111111',
      archived: true,
      mergedInto: recorded.contact.MergedToContactID,
    }
    expect(answer).toMatchObject({ value: { more: false, contacts: [contact] } })
    expect(asked().query.get('order')).toBe('UpdatedDateUTC ASC')
    expect(asked().query.get('includeArchived')).toBe('true')
  })

  it('finds payments by our marker', async () => {
    xero.reply = json(recorded.listed('Payments', [recorded.payment]))
    await expect(ledger.findPaymentsByMarker(access, ['TIE-P1'])).resolves.toMatchObject({
      value: [{ ledgerInvoiceId: recorded.invoice.InvoiceID, amount: 110n, reference: 'TIE-P1', deleted: true }],
    })
  })

  it('gives the organisation and its reference data', async () => {
    const rows: Record<string, object> = {
      '/api.xro/2.0/Organisation': recorded.listed('Organisations', [recorded.organisation]),
      '/api.xro/2.0/Organisation/Actions': recorded.listed('Actions', [
        { Name: 'CreateDraftInvoice', Status: 'ALLOWED' },
        { Name: 'CreateApprovedInvoice', Status: 'NOT-ALLOWED' },
      ]),
      '/api.xro/2.0/TaxRates': recorded.listed('TaxRates', [recorded.taxRate]),
      '/api.xro/2.0/Accounts': recorded.listed('Accounts', [recorded.bankAccount]),
      '/api.xro/2.0/Currencies': recorded.listed('Currencies', [{ Code: 'NZD', Description: 'New Zealand Dollar' }]),
    }
    xero.reply = (seen, response) => json(rows[seen.path])(seen, response)
    expect(await ledger.readOrganisation(access)).toMatchObject({
      value: {
        timeZone: 'Pacific/Auckland',
        periodLockDate: '2018-12-31',
        endOfYearLockDate: undefined,
        canInvoice: true,
      },
    })
    expect(await ledger.readPermissions(access)).toMatchObject({
      value: { createInvoices: true, approveInvoices: false, multiCurrency: false },
    })
    expect(await ledger.readTaxRates(access)).toMatchObject({ value: [{ taxType: 'OUTPUT2', percent: '15' }] })
    expect(await ledger.readAccounts(access)).toMatchObject({
      value: [{ code: undefined, systemAccount: undefined, class: 'ASSET', currency: 'NZD' }],
    })
    expect(await ledger.readCurrencies(access)).toMatchObject({ value: ['NZD'] })
  })
})

it('carries each organisation its own token, also side by side', async () => {
  xero.reply = json(recorded.listed('TaxRates', []))
  const organisations = Array.from({ length: 20 }, (_, at) => ({
    ledgerOrganisationId: `org-${at}`,
    accessToken: `token-${at}`,
  }))
  await Promise.all(organisations.map((one) => ledger.readTaxRates(one)))
  const pairs = xero.seen.map(({ headers }) => `${String(headers['xero-tenant-id'])} ${headers.authorization}`)
  expect(pairs.toSorted()).toEqual(organisations.map((_, at) => `org-${at} Bearer token-${at}`).toSorted())
})
