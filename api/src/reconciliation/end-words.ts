import { SyncProblem } from '../problem/problem.ts'
import { pages, type Words } from '../problem/words.ts'
import type { EndCode } from './end.ts'

const WORDS: Record<EndCode, Words> = {
  NOT_CONNECTED: {
    title: 'Xero was disconnected',
    message: 'The reconciliation ended with the connection. Nothing was changed.',
    fix: { label: 'Connect Xero', path: pages.connection },
  },
  CONNECTION_NEEDS_YOU: {
    title: 'The connection needs you',
    message: 'Xero could not be read. Reconnect; the next reconciliation runs by itself.',
    fix: { label: 'Open connection', path: pages.connection },
  },
  CONNECTION_PAUSED: {
    title: 'Sync was paused',
    message: 'Nothing is read while sync is paused. The next reconciliation runs when it goes on.',
    fix: { label: 'Open connection', path: pages.connection },
  },
  KEPT_MOVING: {
    title: 'Xero’s list kept changing',
    message:
      'Documents left the list faster than it could be read. No verdict is given on half a reading. Try again later.',
  },
  REFUSED: {
    title: 'Xero refused to be read',
    message: 'Xero would not list the organisation’s documents. Nothing was changed.',
    fix: { label: 'Open connection', path: pages.connection },
  },
  XERO_DOWN: {
    title: 'Can’t reach Xero',
    message: 'Xero gave no answer for a long time. Nothing was changed. Try again later.',
  },
}

/** Why a reconciliation ended without a verdict, in words. */
export function explainEnd(code: EndCode): SyncProblem {
  return new SyncProblem(code, WORDS[code])
}
