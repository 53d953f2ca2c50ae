import { graphql } from '../graph/graphql.ts'

/** Where one document is in Xero, whatever its kind. Asked when somebody wants to go there: no list carries it. */
export const LedgerUrl = graphql(`
  query LedgerUrl($id: ID!) {
    node(id: $id) {
      __typename
      ... on Invoice {
        sync {
          ledgerUrl
        }
      }
      ... on Bill {
        sync {
          ledgerUrl
        }
      }
      ... on Expense {
        sync {
          ledgerUrl
        }
      }
      ... on CreditNote {
        sync {
          ledgerUrl
        }
      }
    }
  }
`)
