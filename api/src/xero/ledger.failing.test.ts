import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ledger } from '../engine/ledger.ts'
import { makeXeroLedger } from './ledger.ts'
import { access, planned } from './testing/plans.ts'
import { json, startRecordedXero, text, type RecordedXero } from './testing/recorded-xero.ts'
import * as recorded from './testing/recordings.ts'

let xero: RecordedXero
let ledger: Ledger

beforeAll(async () => {
  xero = await startRecordedXero()
  ledger = makeXeroLedger({ apiUrl: xero.url })
})
afterAll(() => xero.close())

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
    const answer = await ledger.writeDocuments(access, ledger.encodeDocuments([planned]), 'key')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknownOutcome' } })
  })

  it('makes a read unavailable', async () => {
    xero.reply = text('<html>Welcome</html>', 200)
    const answer = await ledger.readDocumentsById(access, 'INVOICE', ['id'])
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unavailable' }, report: { status: 200 } })
  })

  it('that never comes ends at the time allowed', async () => {
    xero.reply = () => undefined
    const impatient = makeXeroLedger({ apiUrl: xero.url, timeoutMs: 300 })
    const answer = await impatient.writeDocuments(access, ledger.encodeDocuments([planned]), 'key')
    // The time allowed holds for the process, so it is given back.
    makeXeroLedger({ apiUrl: xero.url })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknownOutcome', said: 'timeout of 300ms exceeded' } })
  })

  it('that breaks off leaves the outcome unknown', async () => {
    xero.reply = (_, response) => response.destroy()
    const answer = await ledger.writeDocuments(access, ledger.encodeDocuments([planned]), 'key')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unknownOutcome' } })
  })

  it('because nobody listens is known not to have been taken', async () => {
    const closed = await startRecordedXero()
    await closed.close()
    const nobody = makeXeroLedger({ apiUrl: closed.url })
    const answer = await nobody.writeDocuments(access, ledger.encodeDocuments([planned]), 'key')
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

it('sends a request nowhere else, whatever a redirect says', async () => {
  const elsewhere = await startRecordedXero()
  xero.reply = text('', 307, { location: `${elsewhere.url}/api.xro/2.0/TaxRates` })
  const answer = await ledger.readTaxRates(access)
  await elsewhere.close()
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'unavailable' }, report: { status: 307 } })
  expect(elsewhere.seen).toEqual([])
})

it('never repeats the token in what it tells', async () => {
  xero.reply = text('<html>', 500)
  expect(JSON.stringify(await ledger.readTaxRates(access))).not.toContain(access.accessToken)
})
