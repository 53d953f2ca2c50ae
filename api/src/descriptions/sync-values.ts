import { each } from './each.ts'

const preset = {
  ONE_WAY: 'To Xero only.',
  PAID_STATUS_BACK: 'To Xero, and payments come back.',
  TWO_WAY: 'To Xero, and back.',
}

/** What the words about syncing mean. */
export const syncValues: [string, string][] = [
  ...each('ReconciliationOrigin', { NIGHTLY: 'The night.', PERSON: 'Somebody.' }),
  ...each('ReconciliationState', {
    WAITING: 'It has not begun.',
    READING: 'It reads from Xero.',
    COMPARING: 'It compares.',
    DONE: 'It is done.',
    SKIPPED: 'It was left out.',
    CANCELLED: 'A person ended it.',
    FAILED: 'It broke off.',
  }),
  ...each('SyncDirection', { ...preset, CUSTOM: 'Any other four flows.' }),
  ...each('SyncDirectionPreset', preset),
  ...each('SyncState', {
    NOT_SYNCED: 'It was never sent, and does not wait to be.',
    PENDING: 'It is on its way.',
    SYNCED: 'It is in Xero, as it is here.',
    FAILED: 'It did not go, and somebody has to do something.',
    SKIPPED: 'It is left out, for a reason.',
  }),
  ...each('SyncWorkKind', {
    INVOICE: 'An invoice.',
    BILL: 'A bill.',
    CREDIT_NOTE: 'A credit note.',
    EXPENSE: 'An expense.',
    PAYMENT: 'A payment.',
    ALLOCATION: 'A credit that is used.',
    RECEIPT: 'A receipt.',
  }),
  ...each('SyncWorkShown', { ALL: 'Everything.' }),
  ...each('TaxDirection', {
    INPUT: 'What is bought.',
    OUTPUT: 'What is sold.',
    BOTH: 'Both.',
    NONE: 'Neither.',
  }),
  ...each('TaxSide', { SALES: 'What is sold.', PURCHASES: 'What is bought.' }),
  ...each('TrackingSource', {
    CLIENT: 'The client.',
    PROJECT: 'The line’s project.',
    SERVICE: 'The line’s service.',
    FIXED: 'Always the same.',
  }),
  ...each('UnmatchedTracking', {
    LEAVE_EMPTY: 'The line goes without an option.',
    USE_OPTION: 'The line goes with an option for such.',
    REFUSE: 'The document does not go.',
  }),
  ...each('WebhookEndpointState', { ENABLED: 'It hears.', DISABLED: 'It hears nothing.' }),
  ...each('WorkspaceChangeKind', {
    CONNECTION: 'A connection.',
    DOCUMENT: 'A document.',
    RECONCILIATION: 'A reconciliation.',
    MISSED: 'Nobody knows what: read again.',
  }),
]
