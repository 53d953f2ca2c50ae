import type { VariablesOf } from '../graph/graphql.ts'
import type { SyncQuery } from './sync-work.graphql.ts'

type Variables = VariablesOf<typeof SyncQuery>

/** Each tab of the page, and what it shows. */
const shows = { all: 'ALL', 'needs-you': 'NEEDS_YOU', running: 'RUNNING', done: 'DONE' } as const
export type SyncTab = keyof typeof shows

const kinds = {
  invoices: 'INVOICE',
  bills: 'BILL',
  'credit-notes': 'CREDIT_NOTE',
  expenses: 'EXPENSE',
  payments: 'PAYMENT',
  credits: 'ALLOCATION',
  receipts: 'RECEIPT',
} as const
export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as KindName[]

/** What the address says the page shows. */
export interface SyncState {
  tab: SyncTab
  kind: KindName | undefined
  after: string | undefined
  before: string | undefined
}

const pageSize = 25

/** Reads the address; what it does not know is left at its default. */
export function readSyncState(query: URLSearchParams): SyncState {
  const tab = query.get('tab') ?? ''
  return {
    tab: tab in shows ? (tab as SyncTab) : 'all',
    kind: kindNames.find((name) => name === query.get('kind')),
    after: query.get('after') ?? undefined,
    before: query.get('before') ?? undefined,
  }
}

/** The address of the same page with a change. Any change but turning the page goes back to the first page. */
export function syncAddress(state: SyncState, change: Partial<SyncState>): string {
  const next = { ...state, after: undefined, before: undefined, ...change }
  const query = new URLSearchParams()
  if (next.tab !== 'all') query.set('tab', next.tab)
  if (next.kind) query.set('kind', next.kind)
  if (next.after) query.set('after', next.after)
  if (next.before) query.set('before', next.before)
  const text = query.toString()
  return text ? `/sync?${text}` : '/sync'
}

/** What to ask the API for it. */
export function syncVariables({ tab, kind, after, before }: SyncState): Variables {
  const page = before ? { last: pageSize, before } : { first: pageSize, after: after ?? null }
  return { show: shows[tab], kinds: kind ? [kinds[kind]] : null, ...page }
}
