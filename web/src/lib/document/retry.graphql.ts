import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

/** Tries documents of one kind again. */
export const RetryDocuments = graphql(
  `
    mutation RetryDocuments($input: RetryDocumentsInput!) {
      retryDocuments(input: $input) {
        __typename
        ... on RetryDocumentsSuccess {
          count
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
