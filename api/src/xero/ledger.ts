import type { Ledger } from '../engine/ledger.ts'
import { accountsUrl, contactUrl, documentUrl } from './deep-link.ts'
import { readContacts, readContactsById } from './read-contacts.ts'
import { PAGE_SIZE } from './list-documents.ts'
import {
  readAllDocuments,
  readAllocationIds,
  readAllocations,
  readDocumentsById,
  readDocumentsByNumber,
  readDocumentsChangedSince,
} from './read-documents.ts'
import { readAccounts, readCurrencies, readItems, readTaxRates, readTracking } from './read-reference-data.ts'
import { readOrganisation, readPermissions } from './read-organisation.ts'
import { findPaymentsByMarker } from './read-payments.ts'
import { readReceipts, writeReceipt } from './receipts.ts'
import { searchDocuments } from './search-documents.ts'
import { openSdk, type XeroOptions } from './sdk.ts'
import { encodeContacts, encodeContactUpdates } from './to-xero/encode-contacts.ts'
import { encodeItems } from './to-xero/encode-items.ts'
import { encodeDocuments, encodeDocumentUpdates } from './to-xero/encode-documents.ts'
import {
  encodeAllocationRemoval,
  encodeAllocations,
  encodePaymentRemoval,
  encodePayments,
  encodeReceipt,
} from './to-xero/encode-payments.ts'
import { splitForRead } from './where.ts'
import { writeContacts, writePayments } from './write.ts'
import { writeDocuments } from './write-documents.ts'
import { writeItems } from './write-items.ts'

/** Xero keeps a key for six minutes; the last one is ours to be wrong about clocks and queues. */
const REPLAY_WINDOW_MS = 5 * 60_000
const BATCH_SIZE = 50

/** Xero as the ledger. */
export function makeXeroLedger(options: XeroOptions): Ledger {
  const open = openSdk(options)
  return {
    replayWindowMs: REPLAY_WINDOW_MS,
    batchSize: BATCH_SIZE,
    readSize: PAGE_SIZE,
    splitForRead: (values) => splitForRead(values, BATCH_SIZE),
    readOrganisation: (access) => readOrganisation(open, access),
    readPermissions: (access) => readPermissions(open, access),
    readTaxRates: (access) => readTaxRates(open, access),
    readAccounts: (access) => readAccounts(open, access),
    readCurrencies: (access) => readCurrencies(open, access),
    readTracking: (access) => readTracking(open, access),
    readItems: (access) => readItems(open, access),
    readContacts: (access, since, page) => readContacts(open, access, since, page),
    readContactsById: (access, ledgerContactIds) => readContactsById(open, access, ledgerContactIds),
    readDocumentsById: (access, form, ledgerIds) => readDocumentsById(open, access, form, ledgerIds),
    readDocumentsByNumber: (access, form, numbers) => readDocumentsByNumber(open, access, form, numbers),
    readDocumentsChangedSince: (access, form, since, page) =>
      readDocumentsChangedSince(open, access, form, { since, page }),
    searchDocuments: (access, form, search) => searchDocuments(open, access, form, search),
    readAllocations: (access, ledgerCreditNoteId) => readAllocations(open, access, ledgerCreditNoteId),
    readAllocationIds: (access, key) => readAllocationIds(open, access, key),
    readReceipts: (access, form, ledgerId) => readReceipts(open, access, form, ledgerId),
    readAllDocuments: (access, form, page) => readAllDocuments(open, access, form, page),
    findPaymentsByMarker: (access, markers) => findPaymentsByMarker(open, access, markers),
    encodeContacts,
    encodeContactUpdates,
    encodeItems,
    encodeDocuments,
    encodeDocumentUpdates,
    encodePayments,
    encodeAllocations,
    encodeAllocationRemoval,
    encodeReceipt,
    encodePaymentRemoval,
    writeContacts: (access, write, key) => writeContacts(open, access, write, key),
    writeItems: (access, write, key) => writeItems(open, access, write, key),
    writeDocuments: (access, write, key) => writeDocuments(open, access, write, key),
    writePayments: (access, write, key) => writePayments(open, access, write, key),
    accountsUrl: (shortCode) => accountsUrl(options.deepLinkUrl, shortCode),
    writeReceipt: (access, write, content, key) => writeReceipt(open, access, write, { content, key }),
    contactUrl: (shortCode, ledgerContactId) => contactUrl(options.deepLinkUrl, shortCode, ledgerContactId),
    documentUrl: (shortCode, form, ledgerId) => documentUrl(options.deepLinkUrl, shortCode, form, ledgerId),
  }
}
