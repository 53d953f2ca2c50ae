import type { LedgerAnswer, RowOutcome } from './ledger-answer.ts'
import type {
  ContactPage,
  InvoicePage,
  InvoiceSearch,
  LedgerContact,
  LedgerInvoice,
  LedgerPayment,
} from './ledger-documents.ts'
import type {
  LedgerAccountRow,
  LedgerItemRow,
  LedgerOrganisationDetail,
  LedgerPermissions,
  LedgerTaxRateRow,
  LedgerTrackingRow,
} from './ledger-organisation.ts'
import type { EncodedWrite, PlannedContact, PlannedInvoice, PlannedPayment } from './ledger-plans.ts'

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
  readInvoicesById(access: LedgerAccess, ledgerIds: string[]): Promise<LedgerAnswer<LedgerInvoice[]>>
  /** Sales invoices by number; deleted ones are left out. */
  readInvoicesByNumber(access: LedgerAccess, numbers: string[]): Promise<LedgerAnswer<LedgerInvoice[]>>
  /** Sales invoices changed at or after `since`, oldest change first; pages count from 1. */
  readInvoicesChangedSince(access: LedgerAccess, since: Date, page: number): Promise<LedgerAnswer<InvoicePage>>
  /** Live sales invoices that fit, newest first, as many as a person reads. */
  searchInvoices(access: LedgerAccess, search: InvoiceSearch): Promise<LedgerAnswer<LedgerInvoice[]>>
  /** Payments that carry one of our markers. */
  findPaymentsByMarker(access: LedgerAccess, markers: string[]): Promise<LedgerAnswer<LedgerPayment[]>>

  encodeContacts(contacts: PlannedContact[]): EncodedWrite
  encodeInvoices(invoices: PlannedInvoice[]): EncodedWrite
  encodeInvoiceUpdates(invoices: PlannedInvoice[]): EncodedWrite
  encodePayments(payments: PlannedPayment[]): EncodedWrite
  /** Creates only: a contact that exists is refused, never overwritten. */
  writeContacts(
    access: LedgerAccess,
    write: EncodedWrite,
    key: string,
  ): Promise<LedgerAnswer<RowOutcome<LedgerContact>[]>>
  writeInvoices(
    access: LedgerAccess,
    write: EncodedWrite,
    key: string,
  ): Promise<LedgerAnswer<RowOutcome<LedgerInvoice>[]>>
  writePayments(
    access: LedgerAccess,
    write: EncodedWrite,
    key: string,
  ): Promise<LedgerAnswer<RowOutcome<LedgerPayment>[]>>

  /** Opens the contact in the ledger's own screens. */
  contactUrl(shortCode: string | undefined, ledgerContactId: string): string
  /** Opens the chart of accounts, where payments to an account are enabled. */
  accountsUrl(shortCode: string | undefined): string
  /** Opens the document there. */
  invoiceUrl(shortCode: string | undefined, ledgerId: string): string
}
