import type { Ledger } from '../engine/ledger.ts'
import { accountsUrl, contactUrl, invoiceUrl } from './deep-link.ts'
import { readContacts } from './read-contacts.ts'
import { readInvoicesById, readInvoicesByNumber, readInvoicesChangedSince } from './read-invoices.ts'
import { readAccounts, readCurrencies, readItems, readTaxRates, readTracking } from './read-reference-data.ts'
import { readOrganisation, readPermissions } from './read-organisation.ts'
import { findPaymentsByMarker } from './read-payments.ts'
import { searchInvoices } from './search-invoices.ts'
import { openSdk, type XeroOptions } from './sdk.ts'
import { encodeContacts } from './to-xero/encode-contacts.ts'
import { encodeInvoices, encodeInvoiceUpdates } from './to-xero/encode-invoices.ts'
import { encodePayments } from './to-xero/encode-payments.ts'
import { splitForRead } from './where.ts'
import { writeContacts, writeInvoices, writePayments } from './write.ts'

/** Xero keeps a key for six minutes; the last one is ours to be wrong about clocks and queues. */
const REPLAY_WINDOW_MS = 5 * 60_000
const BATCH_SIZE = 50

/** Xero as the ledger. */
export function makeXeroLedger(options: XeroOptions): Ledger {
  const open = openSdk(options)
  return {
    replayWindowMs: REPLAY_WINDOW_MS,
    batchSize: BATCH_SIZE,
    splitForRead: (values) => splitForRead(values, BATCH_SIZE),
    readOrganisation: (access) => readOrganisation(open, access),
    readPermissions: (access) => readPermissions(open, access),
    readTaxRates: (access) => readTaxRates(open, access),
    readAccounts: (access) => readAccounts(open, access),
    readCurrencies: (access) => readCurrencies(open, access),
    readTracking: (access) => readTracking(open, access),
    readItems: (access) => readItems(open, access),
    readContacts: (access, since, page) => readContacts(open, access, since, page),
    readInvoicesById: (access, ledgerIds) => readInvoicesById(open, access, ledgerIds),
    readInvoicesByNumber: (access, numbers) => readInvoicesByNumber(open, access, numbers),
    readInvoicesChangedSince: (access, since, page) => readInvoicesChangedSince(open, access, since, page),
    searchInvoices: (access, search) => searchInvoices(open, access, search),
    findPaymentsByMarker: (access, markers) => findPaymentsByMarker(open, access, markers),
    encodeContacts,
    encodeInvoices,
    encodeInvoiceUpdates,
    encodePayments,
    writeContacts: (access, write, key) => writeContacts(open, access, write, key),
    writeInvoices: (access, write, key) => writeInvoices(open, access, write, key),
    writePayments: (access, write, key) => writePayments(open, access, write, key),
    accountsUrl: (shortCode) => accountsUrl(options.deepLinkUrl, shortCode),
    contactUrl: (shortCode, ledgerContactId) => contactUrl(options.deepLinkUrl, shortCode, ledgerContactId),
    invoiceUrl: (shortCode, ledgerId) => invoiceUrl(options.deepLinkUrl, shortCode, ledgerId),
  }
}
