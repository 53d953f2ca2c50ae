import { graphql, type VariablesOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ActOnDocuments = graphql(
  `
    mutation ActOnDocuments($input: ActOnDocumentsInput!) {
      actOnDocuments(input: $input) {
        __typename
        ... on ActOnDocumentsSuccess {
          count
          next
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

type Input = VariablesOf<typeof ActOnDocuments>['input']
export type Action = Input['action']
export type Kind = Input['kind']
export type Where = NonNullable<Input['where']>

/** What could be done to all that match, counted before anything is. */
export const BulkCountsQuery = graphql(`
  query BulkCounts($kind: DocumentKind!, $where: DocumentFilter) {
    bulkCounts(kind: $kind, where: $where) {
      send
      retry
      copy
      leaveOut
    }
  }
`)
