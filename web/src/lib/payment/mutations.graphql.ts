import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const RecordPaymentMutation = graphql(
  `
    mutation RecordPayment($input: RecordPaymentInput!) {
      recordPayment(input: $input) {
        __typename
        ... on Payment {
          id
          amount {
            amount
            currency
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
