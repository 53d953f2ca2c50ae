import type { Settlement } from './payments.graphql.ts'

/** How settlements are told apart in the page's address. */
export const settlementTabs = [
  { show: '', kind: undefined },
  { show: 'received', kind: 'RECEIVED' },
  { show: 'paid', kind: 'PAID_OUT' },
  { show: 'credits', kind: 'CREDIT' },
] as const

/** Undefined: all of them. */
export function kindIn(show: string | null): Settlement['kind'] | undefined {
  return settlementTabs.find((tab) => tab.show === show)?.kind
}

const pages = { INVOICE: '/invoices', BILL: '/bills', CREDIT_NOTE: '/credit-notes', EXPENSE: '/expenses' } as const

/** Where the document that was settled is read. */
export function pageOf({ id, kind }: Settlement['document']): string {
  return `${pages[kind]}/${encodeURIComponent(id)}`
}
