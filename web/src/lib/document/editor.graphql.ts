import { graphql } from '../graph/graphql.ts'

/** What somebody who buys may choose: what a line was for, and what it was paid from. */
export const PurchaseChoicesQuery = graphql(`
  query PurchaseChoices {
    accounts: ledgerAccounts(first: 100, purpose: EXPENSE) {
      nodes {
        id
        code
        name
        archived
      }
    }
    banks: ledgerAccounts(first: 100, purpose: PAYMENT) {
      nodes {
        id
        code
        name
        archived
      }
    }
  }
`)
