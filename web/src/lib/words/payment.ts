import { whole } from './plural.ts'

export const paymentWords = {
  title: 'Payments',
  lead: 'Money received and paid, and credits used, here or in Xero.',
  views: 'Filter payments',
  tabs: { ALL: 'All', RECEIVED: 'Received', PAID_OUT: 'Paid out', CREDIT: 'Credits' },
  kinds: { RECEIVED: 'Received', PAID_OUT: 'Paid out', CREDIT: 'Credit from Xero' },
  credit: (number: string) => `Credit ${number}`,
  document: 'For',
  party: 'Client or supplier',
  how: 'Kind',
  emptyTitle: 'No payments yet.',
  emptyText: 'A payment recorded in Xero shows here in seconds. So does one you record on an invoice.',
  toInvoices: 'Open invoices',
  connect: 'Connect to Xero',
  paidOn: 'Paid on',
  reference: 'Reference',
  origin: 'Recorded',
  xero: 'Xero status',
  amount: 'Amount',
  fromLedger: 'In Xero',
  fromHere: 'Here',
  reversed: 'Reversed',
  line: (number: string, origin: 'APP' | 'LEDGER', day: string, reversed: boolean) => {
    if (reversed) return `${number} · reversed, ${day}`
    return `${number} · ${origin === 'LEDGER' ? 'paid in Xero' : 'recorded here'}, ${day}`
  },
  state: (origin: 'APP' | 'LEDGER', reversed: boolean) => {
    if (reversed) return 'Taken back'
    return origin === 'LEDGER' ? 'Paid in Xero' : 'Recorded here'
  },
  takeBack: 'Take back',
  takenBack: (amount: string) => `${amount} taken back. If Xero has it, it is taken back there too.`,
  copyId: 'Copy the payment’s id in Xero',
  copied: 'Id copied.',
  maybe: 'Is it the same payment?',
  maybeText: (amount: string, day: string) => `Xero has ${amount} of ${day}. We don’t send ours until you say.`,
  match: 'Same payment',
  keepBoth: 'Two payments',
  matched: (amount: string) => `${amount} matched with the payment in Xero.`,
  keptBoth: 'Kept as two payments. Ours goes to Xero.',
  record: 'Record a payment',
  recordFor: (number: string) => `Record a payment for ${number}`,
  date: 'Date',
  optional: 'Optional',
  save: 'Record payment',
  cancel: 'Cancel',
  recorded: (amount: string) => `${amount} recorded.`,
  older: 'Older',
  newer: 'Newer',
  showing: (shown: number, all: number) => `Showing ${whole(shown)} of ${whole(all)}.`,
} as const
