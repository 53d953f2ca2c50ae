import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const RetrySync = graphql(
  `
    mutation RetrySync($input: RetrySyncInput!) {
      retrySync(input: $input) {
        __typename
        ... on RetrySyncSuccess {
          count
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
