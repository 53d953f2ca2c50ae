import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { ProblemWords } from '../../graph/problem.graphql.ts'

export const SearchLedgerDocuments = graphql(
  `
    query SearchLedgerDocuments($kind: DocumentKind!, $text: String!) {
      searchLedgerDocuments(kind: $kind, text: $text) {
        __typename
        ... on SearchLedgerDocumentsSuccess {
          documents {
            ledgerId
            number
            contact
            issuedOn
            status
            total {
              amount
              currency
            }
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

type Answer = NonNullable<ResultOf<typeof SearchLedgerDocuments>['searchLedgerDocuments']>
/** One document found in Xero. */
export type Found = Extract<Answer, { __typename: 'SearchLedgerDocumentsSuccess' }>['documents'][number]
