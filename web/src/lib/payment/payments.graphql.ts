import { graphql, type ResultOf } from '../graph/graphql.ts'

/** Everything that settles a document: money received, money paid, credits used. */
export const SettlementsQuery = graphql(`
  query Settlements($kinds: [SettlementKind!], $first: Int, $after: String, $last: Int, $before: String) {
    settlements(kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        kind
        settledOn
        reference
        origin
        reversed
        amount {
          amount
          currency
        }
        document {
          id
          kind
          number
          partyName
        }
        creditNote {
          id
          number
        }
        sync {
          state
          reason {
            title
          }
        }
      }
    }
  }
`)

export type Settlement = ResultOf<typeof SettlementsQuery>['settlements']['nodes'][number]
