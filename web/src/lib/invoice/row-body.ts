import type { Component, Snippet } from 'svelte'

/** What draws the rows of a table. */
export interface BodyProps<Row> {
  rows: readonly Row[]
  row: Snippet<[Row, number]>
  /** Told which row is the first on the screen. */
  see: (index: number) => void
}

/** It draws only the rows near the screen, and scrolls to any. */
export type Body<Row> = Component<BodyProps<Row>, { reveal: (index: number) => void }>
