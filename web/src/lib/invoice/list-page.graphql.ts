import { graphql } from '../graph/graphql.ts'
import { InvoiceRow } from './row.graphql.ts'

/** A page of the list by itself, without what stands around it. */
export const InvoicePageQuery = graphql(
  `
    query InvoicePage($first: Int, $after: String, $where: InvoiceFilter, $orderBy: InvoiceOrder) {
      invoices(first: $first, after: $after, where: $where, orderBy: $orderBy) {
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
    }
  `,
  [InvoiceRow],
)
