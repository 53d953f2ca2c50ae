import type { LongList } from '../invoice/long-list.svelte.ts'
import type { Body } from '../invoice/row-body.ts'
import type { Row } from './facts.graphql.ts'

/** The list that was read furthest, and what draws it: coming back from a document finds the place again. */
export const kept: { list?: LongList<Row>; body?: Body<Row> } = {}
