import type { Explain } from './reasons.ts'
import { momentText, pages, timeText } from './words.ts'

type Waiting =
  | 'QUEUED'
  | 'WAITING_FOR_INVOICE'
  | 'WAITING_FOR_DOCUMENT'
  | 'WAITING_FOR_APPROVAL'
  | 'RATE_LIMITED'
  | 'DAILY_LIMIT'
  | 'XERO_DOWN'
  | 'OUTCOME_UNKNOWN'
  | 'CONNECTION_NEEDS_YOU'
  | 'SYNC_PAUSED'
  | 'GAVE_UP'

/** What waits says what for, and goes on by itself. */
export const WAITING: Pick<Explain, Waiting> = {
  QUEUED: () => ({ title: 'Queued', message: 'It is on its way to Xero. You don’t need to do anything.' }),
  WAITING_FOR_INVOICE: () => ({
    title: 'Waiting for its invoice',
    message: 'The payment follows when the invoice is in Xero. You don’t need to do anything.',
  }),
  WAITING_FOR_DOCUMENT: () => ({
    title: 'Waiting for its document',
    message: 'It follows when what it belongs to is in Xero. You don’t need to do anything.',
  }),
  WAITING_FOR_APPROVAL: () => ({
    title: 'Waiting for approval in Xero',
    message: 'Xero takes payments once the invoice is approved there. We go on by ourselves then.',
  }),
  RATE_LIMITED: ({ until }, { timeZone }) => ({
    title: 'Xero is busy',
    message: `We’ll try again at ${timeText(until, timeZone)}. You don’t need to do anything.`,
  }),
  DAILY_LIMIT: ({ until }, { timeZone }) => ({
    title: 'Today’s Xero limit is used',
    message: `It continues after ${timeText(until, timeZone)}. You don’t need to do anything.`,
  }),
  XERO_DOWN: ({ until }, { timeZone }) => ({
    title: 'Can’t reach Xero',
    message: `We keep trying, next at ${timeText(until, timeZone)}. Status: status.xero.com`,
  }),
  OUTCOME_UNKNOWN: ({ until, since }, { timeZone }) => ({
    title: 'Checking with Xero',
    message: since
      ? `Xero didn’t answer when we sent it at ${timeText(since, timeZone)}, and can’t be read since. We look again at ${timeText(until, timeZone)}; nothing is created twice.`
      : `Xero didn’t answer in time. We look first, at ${timeText(until, timeZone)}, so that nothing is created twice.`,
  }),
  CONNECTION_NEEDS_YOU: () => ({
    title: 'The connection needs you',
    message: 'It goes on when the Xero connection works again. Nothing is lost.',
    fix: { label: 'Open connection', path: pages.connection },
  }),
  SYNC_PAUSED: ({ by, since }, { timeZone }) => ({
    title: 'Sync is paused',
    message: `Paused by ${by} since ${momentText(since, timeZone)}. Nothing goes to Xero meanwhile, and nothing is lost.`,
    fix: { label: 'Resume', path: pages.connection },
  }),
  GAVE_UP: (_, { documentId }) => ({
    title: 'Xero couldn’t take it',
    message: 'We tried for a day. Nothing was created twice. Try again when Xero is well again.',
    fix: { label: 'Try again', path: pages.document(documentId) },
  }),
}
