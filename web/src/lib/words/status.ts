/** The words of a status: the same everywhere. */
export const syncWords = {
  NOT_SYNCED: 'Not synced',
  PENDING: 'Pending',
  SYNCED: 'Synced',
  FAILED: 'Failed',
  SKIPPED: 'Skipped',
} as const

export const connectionWords = {
  NONE: 'Not connected',
  CONNECTING: 'Connecting',
  CHOOSING_ORGANISATION: 'Choose organisation',
  CONNECTED: 'Connected',
  NEEDS_SETUP: 'Needs set-up',
  NEEDS_ATTENTION: 'Needs attention',
  EXPIRED: 'Expired',
  PAUSED: 'Paused',
  REMOVED: 'Removed in Xero',
  DISCONNECTED: 'Disconnected',
} as const

export const invoiceStatusWords = {
  DRAFT: 'Draft',
  SENT: 'Sent',
  PARTIALLY_PAID: 'Part paid',
  PAID: 'Paid',
  VOIDED: 'Voided',
} as const

export const roleWords = { OWNER: 'Owner', ADMIN: 'Admin', MEMBER: 'Member', VIEWER: 'Viewer' } as const
