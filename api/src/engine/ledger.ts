import type { LedgerAnswer, RowOutcome } from './ledger-answer.ts'
import type {
  ContactPage,
  CountedDocumentPage,
  DocumentPage,
  DocumentSearch,
  HeldContact,
  LedgerContact,
  LedgerDocument,
  LedgerForm,
  LedgerPayment,
  LedgerReceipt,
} from './ledger-documents.ts'
import type {
  LedgerAccountRow,
  LedgerItemRow,
  LedgerOrganisationDetail,
  LedgerPermissions,
  LedgerTaxRateRow,
  LedgerTrackingRow,
} from './ledger-organisation.ts'
import type {
  EncodedWrite,
  PlannedAllocation,
  PlannedContact,
  PlannedContactUpdate,
  PlannedDocument,
  PlannedItem,
  PlannedPayment,
  PlannedReceipt,
} from './ledger-plans.ts'

/**
 * The port: any accounting system, as Tieout needs it and in Tieout's words. `xero/` is the one implementation.
 * Money is bigint in hundredths of the document's currency; days are `YYYY-MM-DD`; times are `Date` in UTC.
 */

/** Whose books, and the right to touch them. Made fresh for every call: nothing is shared between organisations. */
export interface LedgerAccess {
  ledgerOrganisationId: string
  accessToken: string
}

export interface Ledger {
  /** How long, from its first use, the ledger remembers an idempotency key; with our own safety margin taken off. */
  readonly replayWindowMs: number
  readonly batchSize: number
  /** How many documents one read of a list brings. */
  readonly readSize: number
  /** Splits ids, numbers, names or markers into lists that each fit one look-up; one list a call, or one of each kind. */
  splitForRead(values: string[]): string[][]

  readOrganisation(access: LedgerAccess): Promise<LedgerAnswer<LedgerOrganisationDetail>>
  readPermissions(access: LedgerAccess): Promise<LedgerAnswer<LedgerPermissions>>
  readTaxRates(access: LedgerAccess): Promise<LedgerAnswer<LedgerTaxRateRow[]>>
  readAccounts(access: LedgerAccess): Promise<LedgerAnswer<LedgerAccountRow[]>>
  readCurrencies(access: LedgerAccess): Promise<LedgerAnswer<string[]>>
  readTracking(access: LedgerAccess): Promise<LedgerAnswer<LedgerTrackingRow[]>>
  readItems(access: LedgerAccess): Promise<LedgerAnswer<LedgerItemRow[]>>

  /** All contacts, archived ones included, changed at or after `since` (undefined: ever); pages count from 1. */
  readContacts(access: LedgerAccess, since: Date | undefined, page: number): Promise<LedgerAnswer<ContactPage>>
  /** These contacts as they are there now, ready to be changed. */
  readContactsById(access: LedgerAccess, ledgerContactIds: string[]): Promise<LedgerAnswer<HeldContact[]>>
  /** Invoices and bills lie together: asked for the one, the other is found as well. */
  readDocumentsById(
    access: LedgerAccess,
    form: LedgerForm,
    ledgerIds: string[],
  ): Promise<LedgerAnswer<LedgerDocument[]>>
  /** By number, or spent money by the reference that is its number here; deleted ones are left out. */
  readDocumentsByNumber(
    access: LedgerAccess,
    form: LedgerForm,
    numbers: string[],
  ): Promise<LedgerAnswer<LedgerDocument[]>>
  /** Changed at or after `since`, oldest change first; pages count from 1. Invoices come with bills. */
  readDocumentsChangedSince(
    access: LedgerAccess,
    form: LedgerForm,
    since: Date,
    page: number,
  ): Promise<LedgerAnswer<DocumentPage>>
  /**
   * Every document of one form, whatever its status, in an order that no change moves: read to the last page, none that was
   * there at the beginning is left out. Deleted invoices and bills are among them; others may be. Pages count from 1.
   */
  readAllDocuments(access: LedgerAccess, form: LedgerForm, page: number): Promise<LedgerAnswer<CountedDocumentPage>>
  /** Live documents of one form that fit, newest first, as many as a person reads. */
  searchDocuments(
    access: LedgerAccess,
    form: LedgerForm,
    search: DocumentSearch,
  ): Promise<LedgerAnswer<LedgerDocument[]>>
  /** Payments that carry one of our markers. */
  findPaymentsByMarker(access: LedgerAccess, markers: string[]): Promise<LedgerAnswer<LedgerPayment[]>>
  /** What a credit note was used on so far. */
  readAllocations(access: LedgerAccess, ledgerCreditNoteId: string): Promise<LedgerAnswer<LedgerPayment[]>>
  /** The ledger's ids of the parts of a credit note that are used on an invoice. */
  readAllocationIds(access: LedgerAccess, creditKey: string): Promise<LedgerAnswer<string[]>>
  /** The files on a document. */
  readReceipts(access: LedgerAccess, form: LedgerForm, ledgerId: string): Promise<LedgerAnswer<LedgerReceipt[]>>

  encodeContacts(contacts: PlannedContact[]): EncodedWrite
  /** Changes of contacts, each by the id it has there. */
  encodeContactUpdates(updates: PlannedContactUpdate[]): EncodedWrite
  encodeItems(items: PlannedItem[]): EncodedWrite
  /** New documents of one form. */
  encodeDocuments(documents: PlannedDocument[]): EncodedWrite
  /** Changes and voids of documents of one form, each by the id it has there. */
  encodeDocumentUpdates(documents: PlannedDocument[]): EncodedWrite
  encodePayments(payments: PlannedPayment[]): EncodedWrite
  /** Parts of one credit note. */
  encodeAllocations(ledgerCreditNoteId: string, allocations: PlannedAllocation[]): EncodedWrite
  /** Takes one part back; the ledger knows no more at once. `others`: how many of this note and invoice stay. */
  encodeAllocationRemoval(removal: { key: string; ledgerAllocationId: string; others: number }): EncodedWrite
  encodeReceipt(receipt: PlannedReceipt): EncodedWrite
  /** Takes one payment back; the ledger knows no more at once. */
  encodePaymentRemoval(payment: { marker: string; ledgerPaymentId: string }): EncodedWrite
  /** New contacts are created only: one that exists is refused, never overwritten. Changes go by id. */
  writeContacts(
    access: LedgerAccess,
    write: EncodedWrite,
    key: string,
  ): Promise<LedgerAnswer<RowOutcome<LedgerContact>[]>>
  /** New items are created only: one whose code exists is refused, never overwritten. */
  writeItems(access: LedgerAccess, write: EncodedWrite, key: string): Promise<LedgerAnswer<RowOutcome<LedgerItemRow>[]>>
  writeDocuments(
    access: LedgerAccess,
    write: EncodedWrite,
    key: string,
  ): Promise<LedgerAnswer<RowOutcome<LedgerDocument>[]>>
  /** Payments of money, or parts of a credit note. */
  writePayments(
    access: LedgerAccess,
    write: EncodedWrite,
    key: string,
  ): Promise<LedgerAnswer<RowOutcome<LedgerPayment>[]>>
  /** The receipt's bytes are not part of what is frozen: they never change. */
  writeReceipt(
    access: LedgerAccess,
    write: EncodedWrite,
    content: Uint8Array,
    key: string,
  ): Promise<LedgerAnswer<RowOutcome<LedgerReceipt>[]>>

  /** Opens the contact in the ledger's own screens. */
  contactUrl(shortCode: string | undefined, ledgerContactId: string): string
  /** Opens the chart of accounts, where payments to an account are enabled. */
  accountsUrl(shortCode: string | undefined): string
  /** Opens the document there. */
  documentUrl(shortCode: string | undefined, form: LedgerForm, ledgerId: string): string
}
