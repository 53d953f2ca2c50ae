import { graphql, type ResultOf, type VariablesOf } from '../graph/graphql.ts'
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

const BulkGroup = graphql(`
  fragment BulkGroup on BulkForecastGroup @_unmask {
    count
    totals {
      amount
      currency
    }
  }
`)

/** What an action would come to at Xero, before it is done. */
export const ForecastQuery = graphql(
  `
    query BulkForecast(
      $action: BulkAction!
      $kind: DocumentKind!
      $ids: [ID!]
      $where: DocumentFilter
      $after: ID
      $callsBefore: Int!
    ) {
      bulkForecast(action: $action, kind: $kind, ids: $ids, where: $where, after: $after, callsBefore: $callsBefore) {
        __typename
        ... on BulkForecast {
          created {
            ...BulkGroup
          }
          updated {
            ...BulkGroup
          }
          unchanged {
            ...BulkGroup
          }
          refused {
            ...BulkGroup
          }
          causes {
            cause
            problem {
              ...ProblemWords
            }
            group {
              ...BulkGroup
            }
          }
          goesByItself
          calls
          seconds
          next
        }
        ...ProblemWords
      }
    }
  `,
  [BulkGroup, ProblemWords],
)

export type Forecast = Extract<
  NonNullable<ResultOf<typeof ForecastQuery>['bulkForecast']>,
  { __typename: 'BulkForecast' }
>
