import { graphql } from '../graph/graphql.ts'
import { ViewFacts } from '../preference/views.graphql.ts'
import { InvoiceRow } from './row.graphql.ts'

export const InvoicesQuery = graphql(
  `
    query Invoices(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $where: InvoiceFilter
      $orderBy: InvoiceOrder
    ) {
      invoices(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          id
          ...InvoiceRow
        }
      }
      views: savedViews(list: INVOICES) {
        ...ViewFacts
      }
      clients(first: 100) {
        nodes {
          id
          name
        }
      }
    }
  `,
  [InvoiceRow, ViewFacts],
)
