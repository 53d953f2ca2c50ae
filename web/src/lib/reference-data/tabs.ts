export const referencePath = '/settings/integrations/xero/reference-data'

export const referenceTabs = ['tax', 'accounts', 'tracking', 'items', 'currencies'] as const
export type ReferenceTab = (typeof referenceTabs)[number]

/** What the address says: which tab, what is looked for, and whether archived things are shown. */
export interface ReferenceState {
  tab: ReferenceTab
  search: string
  archived: boolean
}

export function readState(query: URLSearchParams): ReferenceState {
  const tab = referenceTabs.find((one) => one === query.get('tab')) ?? 'tax'
  return { tab, search: query.get('q') ?? '', archived: query.get('archived') === '1' }
}

/** The address of a state, or of another page of it. */
export function referenceAddress({ tab, search, archived }: ReferenceState, page: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(tab === 'tax' ? {} : { tab }),
    ...(search ? { q: search } : {}),
    ...(archived ? { archived: '1' } : {}),
    ...page,
  })
  return query.size ? `${referencePath}?${query}` : referencePath
}
