import { count } from './plural.ts'

/** What is said where nothing goes to Xero: somebody paused it, or the connection needs a person. */
export const stoppedWords = {
  waits: (n: number) => (n === 0 ? 'Nothing waits.' : `${count(n, 'change')} ${n === 1 ? 'waits' : 'wait'} for it.`),
  until: (n: number) =>
    n === 0
      ? 'Nothing goes to Xero until then.'
      : `Nothing goes to Xero until then; ${count(n, 'change')} ${n === 1 ? 'waits and goes by itself' : 'wait and go by themselves'}.`,
  askToResume: 'An owner or admin can resume it.',
  askToMend: 'An owner or admin can do that.',
  reconnect: 'Reconnect',
  choosing: {
    code: 'CHOOSING_ORGANISATION',
    title: 'Choose the organisation',
    message: 'You allowed access to more than one in Xero, and Tieout works with one.',
    fix: { label: 'Choose organisation', path: '/settings/integrations/xero', action: null },
  },
} as const
