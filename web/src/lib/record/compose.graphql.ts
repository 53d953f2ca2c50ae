import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

/** What may be chosen for one invoice or bill alone. */
export const ComposeChoicesQuery = graphql(`
  query ComposeChoices($purpose: AccountPurpose!, $suppliers: Boolean) {
    viewer {
      workspace {
        composeCreateStatus
      }
    }
    ledgerTaxRates(first: 100) {
      nodes {
        id
        name
        percent
        forSales
        forPurchases
      }
    }
    ledgerAccounts(first: 100, purpose: $purpose) {
      nodes {
        id
        code
        name
      }
    }
    clients(first: 100, isSupplier: $suppliers) {
      nodes {
        id
        name
        archived
      }
    }
  }
`)

export type ComposeChoices = ResultOf<typeof ComposeChoicesQuery>

export const ComposeInvoice = graphql(
  `
    mutation ComposeInvoice($input: ComposeInvoiceInput!) {
      composeInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ComposeBill = graphql(
  `
    mutation ComposeBill($input: ComposeBillInput!) {
      composeBill(input: $input) {
        __typename
        ... on Bill {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
