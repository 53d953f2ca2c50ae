import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { ProblemWords } from '../../graph/problem.graphql.ts'

export const SearchLedgerInvoices = graphql(
  `
    query SearchLedgerInvoices($text: String!) {
      searchLedgerInvoices(text: $text) {
        __typename
        ... on SearchLedgerInvoicesSuccess {
          invoices {
            ledgerId
            number
            contact
            issuedOn
            status
            total {
              amount
              currency
            }
            url
            linkedTo {
              id
              number
            }
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

type Answer = NonNullable<ResultOf<typeof SearchLedgerInvoices>['searchLedgerInvoices']>
/** One invoice found in Xero. */
export type Found = Extract<Answer, { __typename: 'SearchLedgerInvoicesSuccess' }>['invoices'][number]
