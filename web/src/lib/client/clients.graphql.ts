import { graphql } from '../graph/graphql.ts'

export const ClientListQuery = graphql(`
  query ClientList($first: Int, $after: String, $last: Int, $before: String, $search: String) {
    clients(first: $first, after: $after, last: $last, before: $before, search: $search) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        email
        phone
        isCustomer
        isSupplier
        ledgerContactId
        ledgerUrl
        contact {
          id
          receivable {
            amount
            currency
          }
          payable {
            amount
            currency
          }
        }
      }
    }
  }
`)
