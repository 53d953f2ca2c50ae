import type { Ledger, LedgerAccess } from '@tieout/api/engine/ledger'
import type { PlannedDocument } from '@tieout/api/engine/ledger-plans'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createContact, openBooks, openLine, plan, valueOf, type Line } from './xero-adapter-kit.ts'

let line: Line
let ledger: Ledger
let access: LedgerAccess

beforeAll(async () => {
  line = await openLine()
  ledger = line.ledger
})
afterAll(() => line.xero.close())
beforeEach(async () => {
  access = (await openBooks(line)).access
})

async function createInvoices(plans: PlannedDocument[]) {
  return valueOf(await ledger.writeDocuments(access, ledger.encodeDocuments(plans), crypto.randomUUID()))
}

async function createInvoice(number: string, more: Partial<PlannedDocument> = {}) {
  const [row] = await createInvoices([plan(number, await createContact(ledger, access, `TIE-${number}`), more)])
  if (!row || !('saved' in row)) throw new Error(JSON.stringify(row))
  return row.saved
}

describe('contacts', () => {
  it('are created, found again, and refused a second time', async () => {
    const id = await createContact(ledger, access, 'TIE-1')
    const { contacts } = valueOf(await ledger.readContacts(access, undefined, 1))
    expect(contacts.find((contact) => contact.number === 'TIE-1')).toMatchObject({
      ledgerContactId: id,
      name: 'Acme "TIE-1"',
      phone: '021 555 123',
    })
    const again = { number: 'TIE-2', name: 'Acme "TIE-1"', email: undefined, phone: undefined }
    const rows = valueOf(await ledger.writeContacts(access, ledger.encodeContacts([again]), crypto.randomUUID()))
    expect(rows).toMatchObject([{ key: 'TIE-2', refusals: [{ code: 'CONTACT_NAME_TAKEN' }] }])
  })
})

describe('invoices', () => {
  it('are saved beside refused ones, exact to the cent', async () => {
    const contactId = await createContact(ledger, access, 'TIE-1')
    const good = plan('A-1', contactId)
    const bad = plan('A-2', contactId, { lines: good.lines.map((line) => ({ ...line, account: { code: '999' } })) })
    const rows = await createInvoices([good, bad, { ...good, number: 'A-3', currency: 'XYZ' }])
    expect(rows).toMatchObject([
      { key: 'A-1', saved: { subtotal: 2506n, taxTotal: 376n, total: 2882n, lines: [{ unitPrice: '8.3533' }] } },
      { key: 'A-2', refusals: [{ code: 'ACCOUNT_INVALID', line: 0 }, { line: 0 }] },
      { key: 'A-3' },
    ])
    expect(rows[2]).toHaveProperty('refusals')
    expect(await createInvoices([good])).toMatchObject([{ key: 'A-1', refusals: [{ code: 'DUPLICATE_NUMBER' }] }])
  })

  it('are found by awkward numbers, by id and by change', async () => {
    const saved = await createInvoice('A,"1')
    expect(valueOf(await ledger.readDocumentsByNumber(access, 'INVOICE', ['A,"1', 'B']))).toMatchObject([
      { number: 'A,"1' },
    ])
    expect(valueOf(await ledger.readDocumentsById(access, 'INVOICE', [saved.ledgerId]))).toEqual([saved])
    const page = valueOf(await ledger.readDocumentsChangedSince(access, 'INVOICE', saved.updatedAt, 1))
    expect(page).toMatchObject({ more: false, documents: [{ ledgerId: saved.ledgerId }] })
    const later = new Date(saved.updatedAt.getTime() + 60_000)
    expect(valueOf(await ledger.readDocumentsChangedSince(access, 'INVOICE', later, 1)).documents).toEqual([])
  })

  it('keep their lines when changed, and are voided', async () => {
    const saved = await createInvoice('A-1')
    const lines = plan('A-1', '').lines.map((line) => ({
      ...line,
      quantity: '4',
      ledgerLineId: saved.lines?.[0]?.ledgerLineId,
    }))
    const update = plan('A-1', saved.ledgerContactId, { ledgerId: saved.ledgerId, lines })
    const changed = valueOf(
      await ledger.writeDocuments(access, ledger.encodeDocumentUpdates([update]), crypto.randomUUID()),
    )
    expect(changed).toMatchObject([
      { key: 'A-1', saved: { total: 3842n, lines: [{ ledgerLineId: saved.lines?.[0]?.ledgerLineId }] } },
    ])
    const end = ledger.encodeDocumentUpdates([{ ...update, status: 'VOIDED' }])
    const voided = valueOf(await ledger.writeDocuments(access, end, crypto.randomUUID()))
    expect(voided).toMatchObject([{ key: 'A-1', saved: { status: 'VOIDED', amountDue: 0n } }])
    const again = valueOf(await ledger.writeDocuments(access, end, crypto.randomUUID()))
    expect(again).toMatchObject([{ key: 'A-1', refusals: [{ code: 'STATUS_NOT_ALLOWED' }] }])
  })
})

describe('payments', () => {
  it('are made, found by their marker and refused beyond what is due', async () => {
    const { ledgerId } = await createInvoice('A-1')
    const paid = {
      marker: 'TIE-P1',
      ledgerInvoiceId: ledgerId,
      account: { code: '090' },
      paidOn: '2026-11-02',
      amount: 1001n,
    }
    const write = ledger.encodePayments([paid, { ...paid, marker: 'TIE-P2', amount: 100000n }])
    expect(valueOf(await ledger.writePayments(access, write, crypto.randomUUID()))).toMatchObject([
      { key: 'TIE-P1', saved: { amount: 1001n, ledgerInvoiceId: ledgerId } },
      { key: 'TIE-P2', refusals: [{ code: 'PAYMENT_TOO_LARGE' }] },
    ])
    expect(valueOf(await ledger.findPaymentsByMarker(access, ['TIE-P1', 'TIE-P2']))).toMatchObject([
      { reference: 'TIE-P1' },
    ])
    const [invoice] = valueOf(await ledger.readDocumentsById(access, 'INVOICE', [ledgerId]))
    expect(invoice).toMatchObject({
      amountPaid: 1001n,
      amountDue: 1881n,
      payments: [{ amount: 1001n, paidOn: '2026-11-02' }],
    })
  })
})

it('leaves nothing behind that Xero would object to', () => {
  expect(line.xero.control.violations()).toEqual([])
})
