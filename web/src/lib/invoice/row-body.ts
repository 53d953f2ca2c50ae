import type { Component, Snippet } from 'svelte'

/** What draws the rows of a table, or the items of a list. */
export interface BodyProps<Row> {
  rows: readonly Row[]
  row: Snippet<[Row, number]>
  /** Told which row is the first on the screen. */
  see: (index: number) => void
  /** It is a list, of this class. */
  listed?: string | undefined
}

/** It draws only the rows near the screen, and scrolls to any. */
export type Body<Row> = Component<BodyProps<Row>, { reveal: (index: number) => void }>
