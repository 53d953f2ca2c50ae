import { formatLongDay } from '../time/days.ts'
import { count, whole } from './plural.ts'

export const backfillWords = {
  title: 'Backfill',
  lead: (organisation: string) =>
    `Invoices you sent before connecting to ${organisation}. None of them goes unless you ask for it.`,
  notConnected: 'Connect Xero first.',
  notConnectedText: 'A backfill sends older invoices to Xero, so it needs an organisation.',
  connect: 'Connect to Xero',
  begin: 'Send older invoices…',
  beginTitle: 'Older invoices stay here',
  beginText:
    'Only what you send after connecting goes to Xero by itself. You can send the older ones as well: first you see how many would go, and why some would not.',
  notAllowed: 'Ask an owner or admin of this workspace to start it.',
  dialog: 'Send older invoices to Xero',
  which: 'Which invoices',
  all: 'All of them',
  since: 'From a day on',
  sinceLabel: 'Dated on or after',
  unpaid: 'Only what is not paid yet',
  counting: 'Counting…',
  notCounted: 'They could not be counted',
  preview: 'What would happen',
  willGo: 'Would go to Xero',
  payments: 'Payments with them',
  willNotGo: 'Would not go yet',
  calls: 'Calls to Xero',
  lasts: 'Roughly how long',
  nothing: 'There is nothing of that kind to send.',
  safe: 'What is in Xero already is linked, never created twice. You can pause or cancel at any time; what you send meanwhile goes first.',
  close: 'Not now',
  send: (n: number) => `Send ${count(n, 'invoice')}`,
  states: { RUNNING: 'Running', PAUSED: 'Paused', FINISHED: 'Finished', CANCELLED: 'Cancelled' },
  scope: (since: string | null) => (since ? `From ${formatLongDay(since)} on` : 'All older invoices'),
  startedBy: (who: string) => `Started by ${who}`,
  headline: (done: number, total: number) => `${whole(done)} of ${whole(total)} done`,
  announced: (percent: number) => `Backfill: ${percent}% done`,
  rows: {
    pushed: 'Created in Xero',
    linked: 'Linked to what was there',
    skipped: 'Skipped',
    toReview: 'For you to decide',
    failed: 'Failed',
    underWay: 'On their way',
    waiting: 'Waiting',
  },
  leftHere: 'Left as they were',
  speed: 'Speed',
  perMinute: (n: number) => `${whole(n)} a minute`,
  left: 'Time left',
  waits: (time: string) => `Waiting for Xero’s limit until ${time}. It goes on by itself.`,
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel…',
  cancelTitle: 'Cancel the backfill?',
  cancelText: (left: number) =>
    `${count(left, 'invoice')} that ${left === 1 ? 'has' : 'have'} not begun stay${left === 1 ? 's' : ''} here, not synced. What is in Xero stays there.`,
  keep: 'Keep going',
  cancelNow: 'Cancel backfill',
  retry: (n: number) => `Retry ${whole(n)} failed`,
  again: 'Send more…',
  result: 'Download the result',
  resultFile: (day: string) => `backfill ${day}.csv`,
  review: 'For you to decide',
  reviewText: 'Xero has these numbers already, or more than one contact fits. Nothing was created there.',
  causes: 'See the causes',
  failures: 'Failed',
  failuresText: 'Mend the cause and they go by themselves, or retry all of them.',
  number: 'Invoice',
  client: 'Client',
  total: 'Total',
  why: 'Why',
  link: (number: string) => `Link ${number}`,
  leaveOut: 'Leave out',
  leftOut: (number: string) => `${number} stays here.`,
  next: 'Next 25',
  first: 'Back to the first',
  open: 'Open backfill',
} as const

/** "under a minute", "3 to 5 minutes", "2 to 3 hours", "about 2 days": a fifth less to a quarter more, no nearer than anybody knows. */
export function roughly(seconds: number): string {
  if (seconds < 60) return 'under a minute'
  if (seconds < 90 * 60) return range(seconds / 60, 'minute')
  if (seconds < 36 * 3600) return range(seconds / 3600, 'hour')
  return range(seconds / 86_400, 'day')
}

function range(n: number, unit: string): string {
  const [least, most] = [Math.max(1, Math.round(n * 0.8)), Math.round(n * 1.25)]
  return least === most ? `about ${count(most, unit)}` : `${whole(least)} to ${count(most, unit)}`
}
