import { count, inWords, whole } from './plural.ts'
import { locale } from './locale.ts'

/** The words of the difference between the two sides. */
export const booksWords = {
  title: 'Do the books agree?',
  open: 'Reconciliation',
  ours: 'Your invoices',
  theirs: 'In Xero',
  apart: 'Still apart',
  agree: 'Nothing apart',
  nothing: '–',
  asOf: (ago: string) => `Compared to the cent, ${ago.charAt(0).toLowerCase()}${ago.slice(1)}.`,
  never: 'Not compared yet. A reconciliation reads every document on both sides, to the cent.',
} as const

export const overviewWords = {
  title: 'Overview',
  tieOut: (agreed: number, due: number) =>
    `${whole(agreed)} of ${whole(due)} ${due === 1 ? 'invoice ties' : 'invoices tie'} out.`,
  allTieOut: (due: number) => (due === 1 ? 'Your one invoice ties out.' : `All ${whole(due)} invoices tie out.`),
  needYou: (n: number) => `${inWords(n)} ${n === 1 ? 'needs' : 'need'} you.`,
  onTheirWay: (n: number) => `${inWords(n)} on ${n === 1 ? 'its' : 'their'} way.`,
  stillWaiting: (n: number) => `${inWords(n)} ${n === 1 ? 'waits' : 'wait'}.`,
  nobody: 'Nothing needs you.',
  nothingSent: 'Nothing has been sent to Xero yet.',
  thingsLeft: (n: number) => `${inWords(n)} ${n === 1 ? 'thing' : 'things'} left before your first invoice can sync.`,
  connectFirst: 'Connect Xero to start.',
  staysHere: 'Your invoices stay here either way.',
  since: (day: string) => `since ${day}`,
  filter: 'Filter invoices by status',
  /** Behind the sum of a counter. */
  summed: { FAILED: 'needs you', PENDING: 'on its way', SYNCED: '', SKIPPED: 'on purpose', NOT_SYNCED: '' },
  /** In place of a sum, where nothing is counted. */
  unsummed: {
    FAILED: 'None',
    PENDING: 'None waiting',
    SYNCED: 'None yet',
    SKIPPED: 'None',
    NOT_SYNCED: 'None left',
  },
  plus: (n: number) => `+${whole(n)}`,
  andIn: (sums: readonly string[]) => `and ${new Intl.ListFormat(locale()).format(sums)}`,
  invoices: (n: number) => count(n, 'invoice'),
  moreCurrencies: (n: number) => `and ${whole(n)} more ${n === 1 ? 'currency' : 'currencies'}`,
  needs: 'Needs you',
  needsAll: 'Open in Sync activity',
  noNeeds: 'Nobody needs to do anything.',
  noNeedsText: (n: number) =>
    n ? `${count(n, 'invoice')} agree with Xero.` : 'Invoices that Xero refuses show here, with what to do.',
  waiting: (numbers: readonly string[], all: number) => {
    const named = numbers.slice(0, 3)
    const more = all - named.length
    const list = more > 0 ? `${named.join(', ')} and ${whole(more)} more` : new Intl.ListFormat(locale()).format(named)
    return `${list} ${all === 1 ? 'is' : 'are'} waiting.`
  },
  count: (n: number) => count(n, 'document'),
  retry: (n: number) => (n === 1 ? 'Retry' : `Retry ${whole(n)}`),
  retried: (n: number) => `${whole(n)} queued again.`,
  open: 'Open',
  lastPayments: 'Last payments',
  allPayments: 'All payments',
  noPayments: 'A payment made in Xero shows here in seconds.',
  setUp: 'Set-up',
  hideSetUp: 'Hide',
  hidden: 'Set-up hidden.',
  undo: 'Undo',
  setUpHidden: 'The set-up isn’t finished.',
  showSetUp: 'Show the steps',
  done: 'Done',
  next: 'Next',
  ofDone: (done: number, all: number) => `${whole(done)} of ${whole(all)} done`,
  steps: {
    workspace: 'Create your workspace',
    connect: 'Connect to Xero',
    connectText: 'You choose what we may do, on Xero’s own page.',
    connectButton: 'Connect to Xero',
    organisation: 'Choose the organisation',
    organisationButton: 'Choose organisation',
    defaults: 'Choose your two defaults',
    defaultsText: 'We use these when nothing more specific is mapped. Nothing is used until you confirm.',
    send: 'Send your first invoice',
    sendText: 'You’ll see exactly what Xero will get first.',
    sendButton: 'Open invoices',
  },
  defaultTax: 'Default tax code',
  defaultAccount: 'Default income account',
  suggested: (because: string) => `Suggested. ${because}`,
  choose: 'Choose…',
  confirmBoth: 'Confirm both',
  openMapping: 'Open mapping',
  confirmed: 'Defaults confirmed. Invoices can sync now.',
  after: 'What happens next',
  afterRows: [
    ['New invoices', 'Sync when you send them'],
    ['Older invoices', 'Stay as they are'],
    ['Paid in Xero', 'Shows here in seconds'],
    ['Edits made in Xero', 'Never overwrite yours'],
  ],
  manual: 'When you copy them to Xero',
} as const
