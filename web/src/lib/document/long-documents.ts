import { ask } from '../graph/client.ts'
import { listAddress, listVariables, type ListState } from '../invoice/list-state.ts'
import { LongList, type Page } from '../invoice/long-list.svelte.ts'
import { longPage } from '../invoice/long-page.ts'
import type { Row } from './facts.graphql.ts'
import type { DocumentKind, Status } from './kind.ts'

/** The list of a kind as it goes on beyond its first page. */
export function longDocuments(kind: DocumentKind, state: ListState<Status>, first: Page<Row>): LongList<Row> {
  const { where, orderBy } = listVariables(state)
  return new LongList<Row>(listAddress(state, {}), first, async (after) => {
    const { list } = await ask(fetch, kind.page, { first: longPage, after, where, orderBy })
    return list
  })
}
