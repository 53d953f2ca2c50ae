import { ask } from '../graph/client.ts'
import { readFragment, type ResultOf } from '../graph/graphql.ts'
import { InvoicePageQuery } from './list-page.graphql.ts'
import { listAddress, listVariables, type ListState, type Status } from './list-state.ts'
import { LongList, type Page } from './long-list.svelte.ts'
import { longPage } from './long-page.ts'
import { InvoiceRow } from './row.graphql.ts'

/** The list of invoices as it goes on beyond its first page. */
export function longInvoices(
  state: ListState<Status>,
  first: Page<ResultOf<typeof InvoiceRow>>,
): LongList<ResultOf<typeof InvoiceRow>> {
  const { where, orderBy } = listVariables(state)
  return new LongList(listAddress(state, {}), first, async (after) => {
    const { invoices } = await ask(fetch, InvoicePageQuery, { first: longPage, after, where, orderBy })
    return { nodes: readFragment(InvoiceRow, invoices.nodes), pageInfo: invoices.pageInfo }
  })
}
