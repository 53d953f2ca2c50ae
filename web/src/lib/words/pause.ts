import { count } from './plural.ts'

/** What is said where all sync can be paused, or is. */
export const pauseWords = {
  pauseAll: 'Pause all',
  pauseHint: 'Nothing is sent to Xero or read from it until somebody resumes. Nothing is lost.',
  pausedNow: 'Paused. Nothing goes to Xero until you resume.',
  waits: (n: number) => (n === 0 ? 'Nothing waits.' : `${count(n, 'change')} ${n === 1 ? 'waits' : 'wait'} for it.`),
  askToResume: 'An owner or admin can resume it.',
} as const
