import type { Snippet } from 'svelte'
import type { ResultOf } from '../graph/graphql.ts'
import type { InvoiceRow } from './row.graphql.ts'

/** What draws the rows of a table. */
export interface BodyProps {
  rows: readonly ResultOf<typeof InvoiceRow>[]
  row: Snippet<[ResultOf<typeof InvoiceRow>, number]>
  /** Told which row is the first on the screen. */
  see: (index: number) => void
}
