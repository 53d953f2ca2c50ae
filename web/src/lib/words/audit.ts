import { documentActs } from './audit-documents.ts'
import { recordActs } from './audit-records.ts'
import { settingsActs } from './audit-settings.ts'

/** Every mutation, and what happens without one. */
export const auditActs = { ...documentActs, ...recordActs, ...settingsActs }

export const auditWords = {
  title: 'Audit log',
  lead: 'Who did what, newest first. Entries are written with the change itself, and nobody can alter them.',
  notAllowed: 'Only owners and admins see the audit log',
  at: 'When',
  what: 'What was done',
  operation: 'Operation',
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
  details: (action: string) => `What was asked of ${action}`,
  request: (id: string) => `Request ${id}`,
  emptyTitle: 'Nothing here',
  emptyText: 'Nothing that was done matches. Choose a longer time, or anybody.',
  /** Of a server that knows more than these words. */
  unknown: (action: string) => `did ${action}`,
  onlySuch: (action: string) => `Only ${action}`,
  field: (name: string) => capital(name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)),
  value,
} as const

/** A switch as it is on the screen, and a choice in words; what somebody wrote stays as it is. */
function value(told: string | null): string {
  if (told === null) return '–'
  if (told === 'true' || told === 'false') return told === 'true' ? 'on' : 'off'
  return /^[A-Z]+(_[A-Z]+)+$/.test(told) ? told.toLowerCase().replaceAll('_', ' ') : told
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
