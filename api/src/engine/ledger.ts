/**
 * The port: any accounting system, as Tieout needs it and in Tieout's words. `xero/` is the one implementation.
 * Money is bigint in hundredths of the document's currency; days are `YYYY-MM-DD`; times are `Date` in UTC.
 */

/** Whose books, and the right to touch them. Made fresh for every call: nothing is shared between organisations. */
export interface LedgerAccess {
  ledgerOrganisationId: string
  accessToken: string
}

/** What every answer carries besides its value: for the rate budget and for the timeline. Never a token. */
export interface CallReport {
  operation: string
  status: number
  requestId: string | undefined
  durationMs: number
  limits: { minuteLeft: number | undefined; dayLeft: number | undefined; appMinuteLeft: number | undefined }
}

export type LedgerAnswer<T> =
  { ok: true; value: T; report: CallReport } | { ok: false; failure: LedgerFailure; report: CallReport }

/** What went wrong, told as what to do next. */
export type LedgerFailure =
  /** Refused by a limit; nothing was done. `retryAfterMs` is absent where the ledger names none. */
  | { kind: 'rateLimited'; limit: 'concurrent' | 'minute' | 'day' | 'app'; retryAfterMs: number | undefined }
  /** The access token is spent: refresh it once and try again. */
  | { kind: 'tokenExpired' }
  /** No refresh helps: the person must act. `removed` covers a lost role as well. */
  | { kind: 'needsReconnecting'; reason: 'removed' | 'scope' | 'token' }
  /** The whole request was refused; nothing was saved. */
  | { kind: 'rejected'; refusals: Refusal[] }
  /** The idempotency key is bound to other bytes: look first, then send under a new key. */
  | { kind: 'keyReused' }
  /** A read that failed, or a write known not to have been taken; safe to try again. */
  | { kind: 'unavailable'; said: string; retryAfterMs: number | undefined }
  /** A write that may or may not have been saved. Never send it again without replaying its key or looking first. */
  | { kind: 'unknownOutcome'; said: string }

/** One reason the ledger gave, as a stable code; `said` is its own sentence. `line` counts from 0. */
export interface Refusal {
  code: RefusalCode
  said: string
  line: number | undefined
}

export type RefusalCode =
  | 'DUPLICATE_NUMBER'
  | 'ACCOUNT_INVALID'
  | 'ACCOUNT_ARCHIVED'
  | 'TAX_INVALID'
  | 'TAX_NOT_FOR_ACCOUNT'
  | 'CONTACT_ARCHIVED'
  | 'CONTACT_NAME_TAKEN'
  | 'CONTACT_NUMBER_TAKEN'
  | 'CONTACT_INVALID'
  | 'CURRENCY_UNSUPPORTED'
  | 'LOCKED_PERIOD'
  | 'LOCKED_IN_LEDGER'
  | 'NOT_FOUND'
  | 'STATUS_NOT_ALLOWED'
  | 'APPROVAL_LIMIT'
  | 'PAYMENT_NOT_AUTHORISED'
  | 'PAYMENT_TOO_LARGE'
  | 'PAYMENT_ACCOUNT_INVALID'
  | 'AMOUNT_MISMATCH'
  | 'UNKNOWN'

// ── What we send ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface PlannedLine {
  description: string
  /** Exact decimals as strings. */
  quantity: string
  unitPrice: string
  /** The ledger's account: its code, or its id where it has no code. */
  account: { code: string } | { id: string }
  taxType: string
  /** Our own tax in hundredths, sent only where the mapped rate would compute another. */
  taxAmount: bigint | undefined
  /** Set on an update, so that the ledger edits the line instead of making it anew. */
  ledgerLineId: string | undefined
}

export interface PlannedInvoice {
  number: string
  ledgerContactId: string
  issuedOn: string
  dueOn: string
  currency: string
  reference: string | undefined
  /** Leads from the ledger back to the document here; names it beyond doubt when a number is met again. */
  url: string
  status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED'
  lines: PlannedLine[]
  /** Set on an update or a void. */
  ledgerId: string | undefined
}

export interface PlannedContact {
  /** Our own key at the ledger (Xero's ContactNumber, at most 50 characters). */
  number: string
  name: string
  email: string | undefined
  phone: string | undefined
}

export interface PlannedPayment {
  /** Carried as the payment's reference, so that it can be found again: payments have no number. */
  marker: string
  ledgerInvoiceId: string
  account: { code: string } | { id: string }
  paidOn: string
  amount: bigint
}

/** A write as exact bytes. The same bytes under the same key are safe to repeat inside `replayWindowMs`. */
export interface EncodedWrite {
  operation: WriteOperation
  payload: string
}
export type WriteOperation = 'createContacts' | 'createInvoices' | 'updateInvoices' | 'createPayments'

// ── What we read ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface LedgerLine {
  ledgerLineId: string
  description: string
  quantity: string
  unitPrice: string
  accountCode: string | undefined
  taxType: string | undefined
  net: bigint
  tax: bigint
}

export interface LedgerInvoice {
  ledgerId: string
  /** False for a bill or anything else that is not a sales invoice. */
  isSale: boolean
  number: string
  status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED'
  ledgerContactId: string
  contactName: string | undefined
  issuedOn: string
  dueOn: string | undefined
  currency: string
  reference: string | undefined
  url: string | undefined
  subtotal: bigint
  taxTotal: bigint
  total: bigint
  amountDue: bigint
  amountPaid: bigint
  amountCredited: bigint
  updatedAt: Date
  /** Absent where the ledger's list left them out. */
  lines: LedgerLine[] | undefined
  payments: LedgerPayment[]
}

export interface LedgerPayment {
  ledgerPaymentId: string
  ledgerInvoiceId: string
  amount: bigint
  paidOn: string
  reference: string | undefined
  deleted: boolean
  updatedAt: Date | undefined
}

export interface LedgerContact {
  ledgerContactId: string
  number: string | undefined
  name: string
  email: string | undefined
  phone: string | undefined
  archived: boolean
  mergedInto: string | undefined
  updatedAt: Date
}

export interface LedgerOrganisationDetail {
  ledgerOrganisationId: string
  name: string
  countryCode: string | undefined
  baseCurrency: string
  /** An IANA zone, or undefined where the ledger's own name for it is unknown to us. */
  timeZone: string | undefined
  shortCode: string | undefined
  isDemo: boolean
  /** False for an organisation that has no invoicing at all. */
  canInvoice: boolean
  periodLockDate: string | undefined
  endOfYearLockDate: string | undefined
}

export interface LedgerTaxRateRow {
  taxType: string
  name: string
  percent: string
  status: string
  components: { name: string; percent: string; compound: boolean }[]
  forRevenue: boolean
  forExpenses: boolean
  forAssets: boolean
  forLiabilities: boolean
  forEquity: boolean
}

export interface LedgerAccountRow {
  ledgerAccountId: string
  code: string | undefined
  name: string
  type: string
  class: string
  taxType: string | undefined
  systemAccount: string | undefined
  enablePayments: boolean
  currency: string | undefined
  status: string
}

/** What the connected user may do, by the ledger's own list. */
export interface LedgerPermissions {
  createInvoices: boolean
  approveInvoices: boolean
  multiCurrency: boolean
}

/** How one row of a batch ended. `key` is the number or marker we gave it. */
export type RowOutcome<T> =
  { key: string | undefined; saved: T; warnings: string[] } | { key: string | undefined; refusals: Refusal[] }

export interface InvoicePage {
  invoices: LedgerInvoice[]
  /** False on the last page. */
  more: boolean
}

export interface ContactPage {
  contacts: LedgerContact[]
  more: boolean
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

  /** All contacts, archived ones included, changed at or after `since` (undefined: ever); pages count from 1. */
  readContacts(access: LedgerAccess, since: Date | undefined, page: number): Promise<LedgerAnswer<ContactPage>>
  readInvoicesById(access: LedgerAccess, ledgerIds: string[]): Promise<LedgerAnswer<LedgerInvoice[]>>
  /** Sales invoices by number; deleted ones are left out. */
  readInvoicesByNumber(access: LedgerAccess, numbers: string[]): Promise<LedgerAnswer<LedgerInvoice[]>>
  /** Sales invoices changed at or after `since`, oldest change first; pages count from 1. */
  readInvoicesChangedSince(access: LedgerAccess, since: Date, page: number): Promise<LedgerAnswer<InvoicePage>>
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

  /** Opens the document in the ledger's own screens. */
  invoiceUrl(shortCode: string | undefined, ledgerId: string): string
}

// ── Consent ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface TokenSet {
  accessToken: string
  refreshToken: string
  expiresInSeconds: number
  scopes: string[]
  /** The person at the ledger who gave the consent: tokens are kept per person, not per organisation. */
  ledgerUserId: string
  /** Names the consent just given, to list only what it covered. */
  consentId: string | undefined
}

export type TokenFailure =
  /** The code or refresh token is dead. */
  | { kind: 'refused'; said: string }
  /** Our own client id, secret or redirect is wrong. */
  | { kind: 'misconfigured'; said: string }
  /** No usable answer: the token may have rotated all the same; the old one can be replayed within the grace. */
  | { kind: 'unknownOutcome'; said: string }

export type TokenAnswer = { ok: true; tokens: TokenSet } | { ok: false; failure: TokenFailure }

export interface OfferedOrganisation {
  ledgerConnectionId: string
  ledgerOrganisationId: string
  name: string
}

export interface LedgerConsent {
  readonly scopes: string[]
  authorizationUrl(request: { state: string; codeChallenge: string }): string
  exchangeCode(code: string, codeVerifier: string): Promise<TokenAnswer>
  refresh(refreshToken: string): Promise<TokenAnswer>
  revoke(refreshToken: string): Promise<{ ok: boolean }>
  /** Organisations this consent covers; with `consentId`, only those of that consent. */
  listOrganisations(accessToken: string, consentId: string | undefined): Promise<LedgerAnswer<OfferedOrganisation[]>>
  removeOrganisation(accessToken: string, ledgerConnectionId: string): Promise<{ ok: boolean }>
}
