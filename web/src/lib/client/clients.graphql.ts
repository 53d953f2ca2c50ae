import { graphql } from '../graph/graphql.ts'

export const ClientListQuery = graphql(`
  query ClientList($first: Int, $after: String, $search: String) {
    clients(first: $first, after: $after, search: $search) {
      totalCount
      pageInfo {
        hasNextPage
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
