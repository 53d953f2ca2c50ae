import type { Tab } from '../invoice/list-state.ts'

/** The words of a list of documents, whatever their kind. */
export interface ListWords {
  title: string
  create: string
  views: string
  tabs: Record<Tab, string>
  search: string
  searchHint: string
  status: string
  anyStatus: string
  client: string
  anyClient: string
  filters: string
  reason: (code: string) => string
  clearFilter: (name: string) => string
  clear: string
  showing: (shown: number, all: number) => string
  selectAll: string
  select: (number: string) => string
  keys: { move: string; select: string; retry: string; all: string }
  yours: string
  theirs: string
  columns: Record<'number' | 'issued' | 'due' | 'total' | 'sync' | 'amount' | 'last' | 'action', string>
  fix: string
  why: string
  never: string
  newer: string
  older: string
  emptyTitle: string
  emptyText: string
  emptyFiltered: (what: string) => string
  emptyTab: Record<Tab, string>
  emptyTabText: string
}
