/** Everything an endpoint can hear of, and when. Names are never changed, only added. */
export const eventTypes = {
  'invoice.sync.succeeded': 'An invoice is in Xero as it is here.',
  'invoice.sync.failed': 'An invoice could not be brought to Xero; it needs somebody.',
  'invoice.sync.skipped': 'An invoice stays out of Xero for now, and why is known.',
  'invoice.paid': 'Nothing is due on an invoice any more.',
  'invoice.voided': 'An invoice was taken back, here or in Xero.',
  'bill.sync.succeeded': 'A bill is in Xero as it is here.',
  'bill.sync.failed': 'A bill could not be brought to Xero.',
  'bill.sync.skipped': 'A bill stays out of Xero for now.',
  'bill.paid': 'Nothing is due on a bill any more.',
  'bill.voided': 'A bill was taken back.',
  'creditNote.sync.succeeded': 'A credit note is in Xero as it is here.',
  'creditNote.sync.failed': 'A credit note could not be brought to Xero.',
  'creditNote.sync.skipped': 'A credit note stays out of Xero for now.',
  'creditNote.voided': 'A credit note was taken back.',
  'expense.sync.succeeded': 'An expense is in Xero as it is here.',
  'expense.sync.failed': 'An expense could not be brought to Xero.',
  'expense.sync.skipped': 'An expense stays out of Xero for now.',
  'expense.voided': 'An expense was taken back.',
  'payment.recorded': 'Money for a document was recorded here or received in Xero.',
  'contact.linked': 'A contact in Xero stands for the client of a document now.',
  'connection.connected': 'The workspace was tied to a Xero organisation.',
  'connection.changed': 'It was tied to another organisation.',
  'connection.expired': 'Xero asks for a new consent: nothing is sent until somebody reconnects.',
  'connection.needsAttention': 'The connection needs somebody.',
  'connection.disconnected': 'The connection ended.',
  'backfill.completed': 'A backfill ended: finished, cancelled or stopped.',
  'reference_data.updated': 'Tax rates, accounts, currencies, tracking or items are others in Xero than before.',
  'webhook.test': 'Sent when somebody asks for a test.',
} as const

export type EventType = keyof typeof eventTypes

export function isEventType(name: string): name is EventType {
  return name in eventTypes
}
