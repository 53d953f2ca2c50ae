import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ledger, PlannedInvoice } from '../engine/ledger.ts'
import { makeXeroLedger } from './ledger.ts'
import { json, startRecordedXero, text, type RecordedXero } from './testing/recorded-xero.ts'
import * as recorded from './testing/recordings.ts'

const access = { ledgerOrganisationId: '70784a63-d24b-46a9-a4db-0e70a274b056', accessToken: 'secret-token' }
const planned: PlannedInvoice = {
  number: 'INV-1',
  ledgerContactId: '430fa14a-f945-44d3-9f97-5df5e28441b8',
  issuedOn: '2019-03-11',
  dueOn: '2019-03-20',
  currency: 'NZD',
  reference: undefined,
  status: 'AUTHORISED',
  lines: [
    {
      description: 'Acme Tires',
      quantity: '2',
      unitPrice: '20.1234',
      account: { code: '200' },
      taxType: 'OUTPUT2',
      taxAmount: undefined,
      ledgerLineId: undefined,
    },
  ],
  ledgerId: undefined,
}

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
    const answer = await ledger.readInvoicesById(access, [recorded.invoice.InvoiceID])
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
          isSale: true,
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
    const first = await ledger.readInvoicesChangedSince(access, since, 1)
    const second = await ledger.readInvoicesChangedSince(access, since, 2)
    expect(first).toMatchObject({ ok: true, value: { more: true } })
    expect(second).toMatchObject({ ok: true, value: { more: false } })
    expect(asked().headers['if-modified-since']).toBe('2026-11-20T00:00:00.000Z')
    expect(Object.fromEntries(asked().query)).toEqual({
      where: 'Type=="ACCREC"',
      order: 'UpdatedDateUTC ASC',
      page: '1',
      pageSize: '1000',
      unitdp: '4',
    })
  })

  it('leaves deleted invoices out and asks for awkward numbers by filter', async () => {
    xero.reply = json(recorded.listed('Invoices', [recorded.invoice, { ...recorded.invoice, Status: 'DELETED' }]))
    await expect(ledger.readInvoicesByNumber(access, ['INV-1', 'INV-2'])).resolves.toMatchObject({
      value: [{ status: 'AUTHORISED' }],
    })
    await ledger.readInvoicesByNumber(access, ['A,1', 'B"2'])
    expect(xero.seen.map(({ query }) => [query.get('InvoiceNumbers'), query.get('where')])).toEqual([
      ['INV-1,INV-2', 'Type=="ACCREC"'],
      [null, 'Type=="ACCREC" AND (InvoiceNumber=="A,1" OR InvoiceNumber=="B""2")'],
    ])
  })

  it('finds contacts, archived ones too, and says what they were merged into', async () => {
    xero.reply = json(recorded.listed('Contacts', [recorded.contact]))
    const answer = await ledger.findContactsLike(access, { emails: ['a@b.c'], names: ['Ann & "Co"'] })
    expect(answer).toMatchObject({
      value: [
        {
          number: 'TIE-1',
          email: undefined,
          phone: '64 21 1111111',
          archived: true,
          mergedInto: recorded.contact.MergedToContactID,
        },
      ],
    })
    expect(asked().query.get('where')).toBe('EmailAddress=="a@b.c" OR Name=="Ann & ""Co"""')
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

describe('writing', () => {
  it('creates with PUT under the key, and tells each row apart', async () => {
    xero.reply = json(recorded.listed('Invoices', [recorded.invoice, recorded.refusedInvoice]))
    const write = ledger.encodeInvoices([planned, { ...planned, number: 'INV-2' }])
    const answer = await ledger.writeInvoices(access, write, 'key-1')
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
    const write = ledger.encodeInvoices([planned])
    await ledger.writeInvoices(access, write, 'key-1')
    await ledger.writeInvoices(access, write, 'key-1')
    expect(xero.seen[1]?.body).toBe(xero.seen[0]?.body)
  })

  it('voids with POST, by id and status alone', async () => {
    xero.reply = json(recorded.listed('Invoices', [{ ...recorded.invoice, Status: 'VOIDED' }]))
    const write = ledger.encodeInvoiceUpdates([{ ...planned, status: 'VOIDED', ledgerId: recorded.invoice.InvoiceID }])
    await expect(ledger.writeInvoices(access, write, 'key-2')).resolves.toMatchObject({
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
    expect(() => ledger.writePayments(access, ledger.encodeInvoices([planned]), 'key')).toThrow(TypeError)
  })
})

describe('an answer that cannot be used', () => {
  it.each([
    ['a page with 200', text('<html>Welcome</html>', 200)],
    ['half of the JSON', text('{"Invoices":[{"InvoiceID":"ed2', 200)],
    ['JSON without the rows', json({ Status: 'OK' })],
    ['fewer rows than were sent', json(recorded.listed('Invoices', []))],
    ['a row the SDK trips over', json(recorded.listed('Invoices', [{ ...recorded.invoice, UpdatedDateUTC: 'never' }]))],
    [
      'a row without its currency',
      json(recorded.listed('Invoices', [{ ...recorded.invoice, CurrencyCode: undefined }])),
    ],
    ['a broken gateway', text('<html>nginx</html>', 502)],
  ])('leaves the outcome of a write unknown: %s', async (_, reply) => {
    xero.reply = reply
    const answer = await ledger.writeInvoices(access, ledger.encodeInvoices([planned]), 'key')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknownOutcome' } })
  })

  it('makes a read unavailable', async () => {
    xero.reply = text('<html>Welcome</html>', 200)
    const answer = await ledger.readInvoicesById(access, ['id'])
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unavailable' }, report: { status: 200 } })
  })

  it('that never comes ends at the time allowed', async () => {
    xero.reply = () => undefined
    const impatient = makeXeroLedger({ apiUrl: xero.url, timeoutMs: 300 })
    const answer = await impatient.writeInvoices(access, ledger.encodeInvoices([planned]), 'key')
    // The time allowed holds for the process, so it is given back.
    makeXeroLedger({ apiUrl: xero.url })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknownOutcome', said: 'timeout of 300ms exceeded' } })
  })

  it('that breaks off leaves the outcome unknown', async () => {
    xero.reply = (_, response) => response.destroy()
    const answer = await ledger.writeInvoices(access, ledger.encodeInvoices([planned]), 'key')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknownOutcome' } })
  })

  it('because nobody listens is known not to have been taken', async () => {
    const closed = await startRecordedXero()
    await closed.close()
    const nobody = makeXeroLedger({ apiUrl: closed.url })
    const answer = await nobody.writeInvoices(access, ledger.encodeInvoices([planned]), 'key')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unavailable' }, report: { status: 0 } })
  })
})

it('a limit is told with its kind, its wait and what is left', async () => {
  const headers = { 'retry-after': '22', 'x-rate-limit-problem': 'minute', 'x-minlimit-remaining': '0' }
  xero.reply = text('', 429, headers)
  await expect(ledger.readTaxRates(access)).resolves.toMatchObject({
    failure: { kind: 'rateLimited', limit: 'minute', retryAfterMs: 22_000 },
    report: { status: 429, limits: { minuteLeft: 0, dayLeft: undefined } },
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

it('never repeats the token in what it tells', async () => {
  xero.reply = text('<html>', 500)
  expect(JSON.stringify(await ledger.readTaxRates(access))).not.toContain(access.accessToken)
})
