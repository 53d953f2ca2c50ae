/** What happened without a mutation; mutations are told by their own names. */
const happenings: Readonly<Record<string, string>> = {
  attachReceipt: 'Added a receipt',
  backfillEnded: 'Backfill ended',
  connected: 'Connected an organisation',
  connectionBroke: 'Connection needs attention',
  disconnected: 'Disconnected',
  disconnectedForInactivity: 'Disconnected for inactivity',
  organisationChanged: 'Changed the organisation',
  signIn: 'Signed in',
  webhookEndpointDisabled: 'Webhook endpoint switched off',
  createApiKey: 'Created an API key',
  revokeApiKey: 'Revoked an API key',
  rotateApiKey: 'Rotated an API key',
}

export const auditWords = {
  title: 'Audit log',
  lead: 'Who did what, newest first. Entries are written with the change itself, and nobody can alter them.',
  notAllowed: 'Only owners and admins see the audit log',
  at: 'When',
  who: 'Who',
  what: 'What',
  subject: 'To what',
  changes: 'Changes',
  kinds: { PERSON: 'Person', KEY: 'API key', SYSTEM: 'Tieout' },
  anybody: 'Anybody',
  by: 'Done by',
  since: 'From',
  until: 'To',
  show: 'Show',
  all: 'Show all',
  onlyThis: (subject: string) => `Only what was done to ${subject}`,
  export: 'Export CSV',
  exportFile: 'audit-log.csv',
  cut: 'The file has the newest 10,000 entries. Choose a shorter time for older ones.',
  details: 'Details',
  asked: 'What was asked',
  request: (id: string) => `Request ${id}`,
  nothing: '–',
  newer: 'Newer',
  older: 'Older',
  emptyTitle: 'Nothing here',
  emptyText: 'Nothing that was done matches. Choose a longer time, or anybody.',
  /** `createTaxRate` is “Create tax rate”. */
  action: (name: string) =>
    happenings[name] ?? capital(name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)),
  field: (name: string) => capital(name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)),
} as const

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
