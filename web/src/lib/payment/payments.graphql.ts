import { graphql } from '../graph/graphql.ts'

export const PaymentsQuery = graphql(`
  query Payments($first: Int, $after: String, $last: Int, $before: String) {
    payments(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        paidOn
        reference
        origin
        reversed
        amount {
          amount
          currency
        }
        invoice {
          id
          number
          client {
            name
          }
        }
        sync {
          state
          reason {
            title
          }
        }
      }
    }
  }
`)
