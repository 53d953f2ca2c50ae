/** What nobody has confirmed about Xero. Each is a switch; a product should pass under every setting. */
export interface Unknowns {
  /** POST /Invoices without an id finds bills by number too, not only sales invoices. */
  postMatchesBillNumber: boolean
  deletedNumberIsFree: boolean
  voidedNumberIsReserved: boolean
  /** A second request with a key whose first request is still running. */
  inFlightDuplicate: 'wait' | 'conflict' | 'error'
  idempotencyKeepsRefusals: boolean
  idempotencyKeepsInternalErrors: boolean
  /** What a refresh token used again within its 30 minutes gives. */
  graceReplay: 'new-pair' | 'same-pair'
  /** No grace at all: forces refresh races into the open. */
  strictRotation: boolean
  modifiedSinceInclusive: boolean
  batchOrder: 'request' | 'reversed'
  refusedCallsCount: boolean
  paymentEmitsInvoiceUpdate: boolean
  ownWritesEmit: boolean
  lockDateFormat: 'long' | 'short'
  lockDatesApplyToDrafts: boolean
  retryMinutes: number
  nameMatchIgnoresCase: boolean
  currencyRateMeans: 'foreign-per-base' | 'base-per-foreign'
  pkceForWebApps: 'verified' | 'refused'
  appMinuteProblem: string
  zeroTotalBecomesPaid: boolean
  approvalNeedsDueDate: boolean
  deletedInLists: boolean
  /** A file written under a name that is there takes its place; else it stands beside it. */
  attachmentNameReplaces: boolean
}

/** The working assumptions. */
export const workingAssumptions: Readonly<Unknowns> = {
  postMatchesBillNumber: true,
  deletedNumberIsFree: true,
  voidedNumberIsReserved: true,
  inFlightDuplicate: 'wait',
  idempotencyKeepsRefusals: true,
  idempotencyKeepsInternalErrors: true,
  graceReplay: 'new-pair',
  strictRotation: false,
  modifiedSinceInclusive: true,
  batchOrder: 'request',
  refusedCallsCount: false,
  paymentEmitsInvoiceUpdate: true,
  ownWritesEmit: true,
  lockDateFormat: 'long',
  lockDatesApplyToDrafts: true,
  retryMinutes: 15,
  nameMatchIgnoresCase: true,
  currencyRateMeans: 'foreign-per-base',
  pkceForWebApps: 'verified',
  appMinuteProblem: 'appminute',
  zeroTotalBecomesPaid: true,
  approvalNeedsDueDate: true,
  deletedInLists: true,
  attachmentNameReplaces: true,
}
