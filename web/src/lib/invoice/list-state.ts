import type { VariablesOf } from '../graph/graphql.ts'
import type { InvoicesQuery } from './list.graphql.ts'

type Variables = VariablesOf<typeof InvoicesQuery>
type Filter = NonNullable<Variables['where']>
type Order = NonNullable<Variables['orderBy']>

/** Each tab is a filter with a name. */
export const tabFilters = {
  all: {},
  'needs-you': { state: ['FAILED'] },
  ready: { status: ['DRAFT'] },
  pending: { state: ['PENDING'] },
  synced: { state: ['SYNCED'] },
  skipped: { state: ['SKIPPED'] },
  'not-synced': { state: ['NOT_SYNCED'] },
} satisfies Record<string, Filter>

export type Tab = keyof typeof tabFilters
const fields = { number: 'NUMBER', issued: 'ISSUED_ON', due: 'DUE_ON', total: 'TOTAL' } as const
export type SortField = keyof typeof fields
const statuses = ['DRAFT', 'SENT', 'PARTIALLY_PAID', 'PAID', 'VOIDED'] as const
export type Status = (typeof statuses)[number]

/** What the address says the list shows: the address is the list's only memory. */
export interface ListState<S extends string = string> {
  /** Of the list's own page. */
  path: string
  tab: Tab
  search: string
  status: S | undefined
  clientId: string | undefined
  reason: string | undefined
  sort: SortField
  descending: boolean
  after: string | undefined
  before: string | undefined
}

const pageSize = 50

/** Reads the address; what it does not know is left at its default. */
export function readListState(query: URLSearchParams): ListState<Status> {
  return readState(query, '/invoices', statuses)
}

/** The same for the list at another address, with the statuses that its documents have. */
export function readState<S extends string>(
  query: URLSearchParams,
  path: string,
  statuses: readonly S[],
): ListState<S> {
  const tab = query.get('tab') ?? 'all'
  const sort = query.get('sort') ?? '-number'
  const field = sort.replace(/^-/, '')
  const known = field in fields
  return {
    path,
    tab: tab in tabFilters ? (tab as Tab) : 'all',
    search: query.get('q') ?? '',
    status: statuses.find((status) => status === query.get('status')),
    clientId: query.get('client') ?? undefined,
    reason: query.get('reason') ?? undefined,
    sort: known ? (field as SortField) : 'number',
    descending: known ? sort.startsWith('-') : true,
    after: query.get('after') ?? undefined,
    before: query.get('before') ?? undefined,
  }
}

/** The address of the same list with a change. Any change but turning the page goes back to the first page. */
export function listAddress(state: ListState, change: Partial<ListState>): string {
  const next = { ...state, after: undefined, before: undefined, ...change }
  const { search: q, status, clientId: client, reason, after, before } = next
  const tab = next.tab !== 'all' && next.tab
  const order = `${next.descending ? '-' : ''}${next.sort}`
  const sort = order !== '-number' && order
  const query = Object.entries({ tab, q, status, client, reason, sort, after, before }).filter(([, value]) => value)
  const text = new URLSearchParams(query as [string, string][])
  return query.length ? `${next.path}?${text}` : next.path
}

/** What of the address a saved view keeps: everything but the page. */
export function viewQuery(state: ListState): string {
  return new URL(listAddress(state, {}), 'http://list').search.slice(1)
}

/** What to ask the API for it. */
export function listVariables<S extends string>(state: ListState<S>) {
  const where: Omit<Filter, 'status'> & { status?: (S | 'DRAFT')[] } = {
    ...tabFilters[state.tab],
    ...(state.status ? { status: [state.status] } : {}),
    ...(state.clientId ? { clientId: state.clientId } : {}),
    ...(state.search ? { search: state.search } : {}),
    ...(state.reason ? { reasonCode: state.reason } : {}),
  }
  const orderBy: Order = { field: fields[state.sort], direction: state.descending ? 'DESC' : 'ASC' }
  const page = state.before ? { last: pageSize, before: state.before } : { first: pageSize, after: state.after ?? null }
  return { ...page, where, orderBy }
}

/** All that narrows a list, taken away. */
export const noFilters = { search: '', status: undefined, clientId: undefined, reason: undefined }

/** Whether anything narrows the list beyond its tab. */
export function isFiltered(state: ListState): boolean {
  return Boolean(state.search || state.status || state.clientId || state.reason)
}
