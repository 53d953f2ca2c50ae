import { count, whole } from './plural.ts'
import { invoiceStatusWords } from './status.ts'
import { timeWords } from './time.ts'

const ledgerStatusWords = { SUBMITTED: 'Awaiting approval', AUTHORISED: 'Approved', DELETED: 'Deleted' } as const

/** A status on either side, in words. */
export function statusWord(status: string): string {
  return { ...invoiceStatusWords, ...ledgerStatusWords }[status] ?? status
}

/** One document of a kind, and many of them. */
export const kindWords = { INVOICE: 'Invoice', BILL: 'Bill', CREDIT_NOTE: 'Credit note', EXPENSE: 'Expense' } as const
export const kindsWords = {
  INVOICE: 'Invoices',
  BILL: 'Bills',
  CREDIT_NOTE: 'Credit notes',
  EXPENSE: 'Expenses',
} as const

/** Xero's lists: expenses that are bills there lie with the bills. */
export const listWords = {
  INVOICE: 'Sales invoices',
  BILL: 'Bills',
  CREDIT_NOTE: 'Credit notes',
  EXPENSE: 'Spent money',
} as const

/** The words of a class of findings, and of what mends it. */
export const classWords = {
  EQUAL: 'Ties out',
  BEFORE_CONNECTION: 'Before you connected',
  FROM_BANK: 'Booked from the bank',
  MISSING_THERE: 'Missing in Xero',
  NOT_SENT: 'Never arrived in Xero',
  MISSING_HERE: 'In Xero alone',
  NOT_LINKED: 'Not linked',
  DIFFERENT: 'Different',
  VOIDED_THERE: 'Voided in Xero',
  PAID_THERE: 'Paid in Xero',
  PAID_HERE: 'Paid here alone',
  UNDER_WAY: 'On its way',
} as const

export const classTexts = {
  MISSING_THERE: 'We sent these. Xero has none, or somebody deleted them there.',
  NOT_SENT: 'Sent to the client, and Xero does not have them.',
  MISSING_HERE: 'Somebody made these in Xero. We list them and never import them by ourselves.',
  NOT_LINKED: 'The same number on both sides, and no tie between the two.',
  DIFFERENT: 'Linked, and at least one figure differs.',
  VOIDED_THERE: 'Void or deleted in Xero, and live here.',
  PAID_THERE: 'More of these is settled in Xero than here.',
  PAID_HERE: 'More of these is settled here than in Xero.',
  UNDER_WAY: 'On their way when we compared. The next reconciliation counts them.',
} as const

export const repairWords = {
  PUSH: 'Send ours',
  PUSH_AGAIN: 'Send again',
  LINK: 'Link',
  TAKE_PAYMENTS: 'Take over payment',
  SEND_PAYMENTS: 'Send payments',
  VOID_HERE: 'Void here',
  UNLINK: 'Unlink',
} as const

const doneWords = {
  PUSH: 'Sent',
  PUSH_AGAIN: 'Sent again',
  LINK: 'Linked',
  TAKE_PAYMENTS: 'Payments taken over',
  SEND_PAYMENTS: 'Payments sent',
  VOID_HERE: 'Voided here',
  UNLINK: 'Unlinked',
} as const

const fieldWords = {
  NUMBER: 'Number',
  CONTACT: 'Contact',
  STATUS: 'Status',
  ISSUED: 'Issued',
  DUE: 'Due',
  CURRENCY: 'Currency',
  SUBTOTAL: 'Before tax',
  TAX: 'Tax',
  TOTAL: 'Total',
  LINES: 'Lines add up to',
  PAID: 'Paid',
} as const

export const reconciliationWords = {
  title: 'Reconciliation',
  lead: 'Every document in Xero, compared with yours to the cent. Nightly, and when you ask.',
  never: 'Not reconciled yet.',
  connect: 'Connect to Xero',
  neverText:
    'We read every invoice, bill, credit note and expense in Xero and compare it with yours. Nothing is changed by that.',
  found: (ago: string, n: number) =>
    `Last reconciled ${ago === timeWords.justNow ? 'just now' : ago}: found ${count(n, 'difference')}.`,
  allTiesOut: 'Everything ties out.',
  allTiesOutText: (n: number) => `${count(n, 'document')} on both sides, and not a cent apart.`,
  nothingToDo: 'Nothing left to do.',
  nothingToDoText: 'Every difference was repaired or accepted. Reconcile again to see that it ties out.',
  run: 'Reconcile now',
  runAsk: 'Reconcile with Xero?',
  cost: (documents: number, calls: number) =>
    `About ${count(documents, 'document')} to read: ${count(calls, 'call')} to Xero.`,
  lists: 'What to read',
  listCost: (documents: number, calls: number) => `${documents}, ${count(calls, 'call')}`,
  left: (left: number, all: number) => `${whole(left)} of ${whole(all)} calls are left today.`,
  safe: 'Nothing is changed, here or in Xero. Anything urgent goes first.',
  older: 'List older ones too, from before you connected',
  keep: 'Not now',
  start: (calls: number) => `Reconcile for ${count(calls, 'call')}`,
  started: 'Reconciliation begun.',
  onlyAdmins: 'Owners and admins reconcile and repair.',
  waiting: 'Waiting to begin',
  reading: (read: number, all: number) => `${whole(read)} of ${whole(all)} read`,
  readingFirst: 'Reading the first page',
  comparing: (n: number) => `${count(n, 'document')} compared`,
  callsSoFar: (n: number, foreseen: number) => `${whole(n)} of about ${count(foreseen, 'call')} made.`,
  goesOn: (at: string) => `Xero asks for a pause. It goes on by itself at ${at}.`,
  close: 'You can close this page.',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing of it is kept.',
  statement: 'Statement',
  columns: { class: 'Class', documents: 'Documents', ours: 'Your records', theirs: 'In Xero', apart: 'Apart' },
  total: (currency: string) => `Total ${currency}`,
  paid: 'Of which paid',
  used: 'Of which used',
  findings: 'Findings',
  all: 'To do',
  here: 'Here',
  inXero: 'In Xero',
  none: '–',
  field: (name: string) => fieldWords[name as keyof typeof fieldWords],
  accept: 'Accept as it is',
  acceptAll: (n: number) => `Accept ${whole(n)}`,
  accepted: (by: string, ago: string) => `Accepted by ${by}, ${ago.toLowerCase()}`,
  takeBack: 'Take back',
  repaired: (how: keyof typeof doneWords, by: string, ago: string) =>
    `${doneWords[how]} by ${by}, ${ago.toLowerCase()}`,
  many: (how: keyof typeof repairWords, n: number) => `${repairWords[how]}: all ${whole(n)}`,
  setGoing: (n: number) => `${count(n, 'repair')} set going.`,
  refusedSome: (n: number) => `${whole(n)} stay as they are.`,
  more: (number: string) => `More for ${number}`,
  openInXero: 'Open in Xero',
  showing: (shown: number, all: number) => `Showing ${whole(shown)} of ${whole(all)}.`,
  fileName: (organisation: string, day: string) => `reconciliation ${organisation} ${day}.csv`,
  facts: 'This reconciliation',
  organisation: 'Organisation',
  issued: 'Issued',
  read: 'Lists read',
  to: (from: string, until: string) => `${from} to ${until}`,
  readAt: 'Read',
  asked: 'Asked for by',
  nightly: 'The night',
  calls: 'Xero calls',
  download: 'Download CSV',
  print: 'Print',
  history: 'History',
  states: {
    WAITING: 'Waiting',
    READING: 'Reading',
    COMPARING: 'Comparing',
    DONE: 'Done',
    CANCELLED: 'Cancelled',
    SKIPPED: 'Skipped',
    FAILED: 'Failed',
  },
  differences: (n: number) => (n === 0 ? '0 differences' : count(n, 'difference')),
  open: 'Open reconciliation',
} as const
