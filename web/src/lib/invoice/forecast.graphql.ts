import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const PushForecastQuery = graphql(
  `
    query PushForecast($invoiceIds: [ID!]!) {
      pushForecast(invoiceIds: $invoiceIds) {
        created
        updated
        unchanged
        refused
        causes {
          count
          problem {
            ...ProblemWords
          }
        }
      }
    }
  `,
  [ProblemWords],
)

export type Forecast = ResultOf<typeof PushForecastQuery>['pushForecast']
