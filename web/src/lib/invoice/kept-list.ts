import type { VirtualItem } from '@tanstack/virtual-core'
import type { ResultOf } from '../graph/graphql.ts'
import type { LongList } from './long-list.svelte.ts'
import type { Body } from './row-body.ts'
import type { InvoiceRow } from './row.graphql.ts'

/**
 * The list that was read furthest, and what draws it: both come when somebody scrolls beyond the first page, and stay, so
 * that coming back from an invoice finds the place again.
 */
export const kept: {
  list?: LongList<ResultOf<typeof InvoiceRow>>
  body?: Body<ResultOf<typeof InvoiceRow>>
  /** How high the rows of a page were that were drawn once: without them, coming back would end some rows off. */
  sizes?: { path: string; items: VirtualItem[] }
} = {}
