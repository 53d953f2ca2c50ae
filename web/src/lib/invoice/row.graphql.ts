import { graphql } from '../graph/graphql.ts'

export const InvoiceRow = graphql(`
  fragment InvoiceRow on Invoice {
    id
    number
    status
    issuedOn
    dueOn
    client {
      name
    }
    total {
      amount
      currency
    }
    sync {
      state
      lastAttemptAt
      nextAttemptAt
      reason {
        title
        fix {
          path
        }
      }
      warning {
        title
        fix {
          path
        }
      }
      ledgerTotal {
        amount
        currency
      }
    }
  }
`)
