import type { Side } from './document-kind.ts'
import type { Refusal } from './ledger-answer.ts'
import type { Difference } from './likeness.ts'

/**
 * Why a document is not in the ledger as it should be: the code is stable and public (docs/errors), the facts are what
 * its words need. Stored on the sync status as `reasonCode` and `reason`; `problem/catalogue.ts` turns it into words.
 */
export type Reason =
  // Nothing was tried: the person has something to finish, or chose not to send.
  | { code: 'NOT_CONNECTED' }
  | { code: 'SETUP_INCOMPLETE'; missing: ('tax' | 'account')[] }
  | { code: 'SENT_BEFORE_CONNECT' }
  | { code: 'MANUAL_MODE' }
  | { code: 'LEFT_OUT'; by: string }
  | { code: 'DRAFT' }
  | { code: 'UNLINKED' }
  // Found before a call was spent.
  | { code: 'MISSING_ACCOUNT'; line: number; description: string; side?: Side }
  | { code: 'ACCOUNT_ARCHIVED'; line: number; account: string; subject: string | undefined }
  | { code: 'MISSING_TAX_MAPPING'; line: number; taxRateId: string | undefined; rate: string }
  | { code: 'TAX_ARCHIVED'; line: number; tax: string; taxRateId: string | undefined }
  | { code: 'TAX_NOT_FOR_SALES'; line: number; tax: string; taxRateId: string | undefined }
  | { code: 'TAX_NOT_FOR_PURCHASES'; line: number; tax: string; taxRateId: string | undefined }
  | { code: 'TAX_RATE_MISMATCH'; line: number; ours: string; theirs: string; taxRateId: string | undefined }
  | { code: 'TRACKING_UNMATCHED'; line: number; category: string; subject: string | undefined }
  | { code: 'TRACKING_ARCHIVED'; line: number; category: string; option: string }
  | { code: 'CURRENCY_UNSUPPORTED'; currency: string; base: string }
  | { code: 'LOCKED_PERIOD'; date: string; lockedTo: string }
  | { code: 'ZERO_TOTAL' }
  | { code: 'CONTACT_AMBIGUOUS'; client: string; clientId?: string; count: number }
  | { code: 'CONTACT_ARCHIVED'; client: string; clientId?: string }
  | { code: 'CONTACT_MISSING'; client: string; clientId?: string }
  | { code: 'PAYMENT_ACCOUNT_MISSING' }
  | { code: 'BANK_ACCOUNT_MISSING'; currency: string }
  | { code: 'PAYMENTS_STAY_HERE' }
  | { code: 'PAYMENT_MAYBE_THERE'; amount: string; paidOn: string }
  // The ledger answered.
  | { code: 'DUPLICATE_NUMBER'; number: string; ledgerId: string | undefined; differs?: Difference[] }
  | { code: 'LOCKED_IN_XERO'; said: string }
  | { code: 'VOIDED_IN_XERO' }
  | { code: 'CHANGED_IN_XERO' }
  | { code: 'PAYMENT_REFUSED'; said: string }
  | { code: 'APPROVAL_LIMIT'; said: string }
  | { code: 'REFUSED'; refusals: Refusal[] }
  // It waits, and goes on by itself.
  | { code: 'QUEUED' }
  | { code: 'WAITING_FOR_INVOICE' }
  | { code: 'WAITING_FOR_DOCUMENT' }
  | { code: 'WAITING_FOR_APPROVAL' }
  | { code: 'RATE_LIMITED'; until: string }
  | { code: 'DAILY_LIMIT'; until: string }
  | { code: 'XERO_DOWN'; said: string; until: string }
  /** `since`: the write left then, and the ledger couldn't be read after it. */
  | { code: 'OUTCOME_UNKNOWN'; until: string; since?: string }
  | { code: 'CONNECTION_NEEDS_YOU' }
  | SyncPaused
  | { code: 'GAVE_UP'; said: string }

/** Somebody paused all sync. Never stored with what waits: it is told as long as it lasts. */
export interface SyncPaused {
  code: 'SYNC_PAUSED'
  connectionId: string
  by: string
  since: string
}

export type ReasonCode = Reason['code']

/** Remarks on something that did arrive. */
export type Warning =
  | { code: 'DEFAULT_TAX_USED'; rates: string[] }
  | { code: 'TAX_RATE_DIFFERS'; ours: string; theirs: string }
  | { code: 'TOTAL_DIFFERS'; ours: string; theirs: string }
  | { code: 'PAYMENT_NOT_RECORDED' }
  | { code: 'SAVED_WITH_WARNING'; said: string }
  | { code: 'CHANGED_IN_XERO' }

export type WarningCode = Warning['code']

/** Why a connection is not working, for `Connection.statusReason`. */
export type ConnectionReason =
  | { code: 'DECLINED' }
  | { code: 'TOKEN_EXPIRED' }
  | { code: 'REMOVED_IN_XERO' }
  | { code: 'SCOPE_MISSING' }
  | { code: 'PERMISSION' }
  | { code: 'CANNOT_INVOICE' }
  | { code: 'DISCONNECTED_BY_PERSON' }
  | { code: 'INACTIVITY' }
  | { code: 'REPLACED' }
  | { code: 'PLAN_REQUIRED' }
