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
  | 'LINES_MISSING'
  | 'DESCRIPTION_MISSING'
  | 'DUE_DATE_MISSING'
  | 'TRACKING_INVALID'
  | 'ITEM_INVALID'
  | 'ITEM_CODE_TAKEN'
  | 'URL_INVALID'
  | 'TEXT_TOO_LONG'
  | 'REQUEST_INVALID'
  | 'PAYMENT_INVALID'
  | 'PAYMENT_RECONCILED'
  | 'UNKNOWN'

/** How one row of a batch ended. `key` is the number or marker we gave it. */
export type RowOutcome<T> =
  { key: string | undefined; saved: T; warnings: string[] } | { key: string | undefined; refusals: Refusal[] }
