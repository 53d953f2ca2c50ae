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
}

/** Reads the address; what it does not know is left at its default. */
export function readSyncState(query: URLSearchParams): SyncState {
  const tab = query.get('tab') ?? ''
  return {
    tab: tab in shows ? (tab as SyncTab) : 'all',
    kind: kindNames.find((name) => name === query.get('kind')),
  }
}

/** The address of the same page with a change. */
export function syncAddress(state: SyncState, change: Partial<SyncState>): string {
  const next = { ...state, ...change }
  const query = new URLSearchParams()
  if (next.tab !== 'all') query.set('tab', next.tab)
  if (next.kind) query.set('kind', next.kind)
  const text = query.toString()
  return text ? `/sync?${text}` : '/sync'
}

/** What to ask the API for it, and for what follows. */
export function syncVariables({ tab, kind }: SyncState) {
  return { show: shows[tab], kinds: kind ? [kinds[kind]] : null }
}
