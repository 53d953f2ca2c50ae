import { count, whole } from './plural.ts'

/** Each scope of an API key: what it is called, and whether it only reads. */
export const scopeWords = [
  ['INVOICES_READ', 'Read invoices, bills, credit notes and expenses'],
  ['INVOICES_WRITE', 'Make, change and send them'],
  ['PAYMENTS_READ', 'Read payments'],
  ['PAYMENTS_WRITE', 'Record and match payments'],
  ['CONTACTS_READ', 'Read clients, suppliers and contacts'],
  ['CONTACTS_WRITE', 'Make and link them'],
  ['MAPPINGS_READ', 'Read mappings and reference data'],
  ['MAPPINGS_WRITE', 'Change mappings and tax rates'],
  ['SYNC_RUN', 'Push, refresh, retry and reconcile'],
  ['CONNECTION_MANAGE', 'Connect and disconnect Xero'],
  ['WEBHOOKS_MANAGE', 'Set webhook endpoints'],
  ['WORKSPACE_MANAGE', 'Change settings, members and keys'],
] as const

export type ScopeName = (typeof scopeWords)[number][0]

export const allScopes: ScopeName[] = scopeWords.map(([scope]) => scope)
export const readScopes: ScopeName[] = allScopes.filter((scope) => scope.endsWith('_READ'))

export const keyWords = {
  may: 'What it may do',
  presets: [
    ['read', 'Read, and change nothing'],
    ['all', 'Everything'],
    ['choose', 'Only what I choose'],
  ],
  mayLabel: 'What it may do',
  mayHint: 'Give it no more than it needs.',
  reads: 'Reads',
  everything: 'Everything',
  more: (n: number) => count(n, 'permission'),
  rotate: 'Rotate',
  rotateTitle: (name: string) => `Rotate ${name}?`,
  rotateText:
    'You get a new key with the same permissions. The old one goes on for a while, so that nothing stands still.',
  overlap: 'The old key ends',
  overlaps: [
    ['0', 'at once'],
    ['1', 'in one hour'],
    ['24', 'in 24 hours'],
    ['168', 'in seven days'],
  ],
} as const

export const usageWords = {
  key: 'Key',
  all: 'All keys',
  byKey: 'Calls in 30 days, by key',
  day: 'Day',
  calls: 'Calls',
  points: 'Points',
  answered: 'Answered',
  errors: 'With errors',
  throttled: 'Refused by the limit',
  refused: 'Refused',
  none: 'What your keys ask shows here, a day at a time.',
  note: 'A call shows within a minute. What is told here is kept for a month.',
  finding: ({ calls, throttled }: { calls: number; throttled: number }) => {
    if (calls === 0) return 'No calls in 30 days'
    return `${count(calls, 'call')} in 30 days, ${throttled === 0 ? 'none' : whole(throttled)} refused by the limit`
  },
  label: (
    from: string,
    to: string,
    { calls, errors, throttled }: { calls: number; errors: number; throttled: number },
  ) =>
    `Calls per day, ${from} to ${to}: ${whole(calls)}, ${whole(errors)} with errors, ${whole(throttled)} refused by the limit.`,
} as const

/** What a key may do, in a word or two. */
export function tellScopes(scopes: readonly ScopeName[]): string {
  if (scopes.length === allScopes.length) return keyWords.everything
  if (scopes.length === readScopes.length && scopes.every((scope) => readScopes.includes(scope))) return keyWords.reads
  return keyWords.more(scopes.length)
}

/** The same at length. */
export function listScopes(scopes: readonly ScopeName[]): string {
  return scopeWords
    .filter(([scope]) => scopes.includes(scope))
    .map(([, words]) => words)
    .join(', ')
}
