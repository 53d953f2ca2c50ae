import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ReconciliationsQuery = graphql(
  `
    query Reconciliations {
      reconciliations(first: 12) {
        nodes {
          id
          state
          origin
          createdAt
          endedAt
          differences
          estimatedCalls
          calls
          read
          expected
          compared
          waitingUntil
          reason {
            ...ProblemWords
          }
        }
      }
      reconciliationEstimate {
        lists {
          kind
          documents
          calls
          isInUse
        }
      }
      connection {
        id
        status
        budget {
          dayLeft
          dayLimit
        }
      }
    }
  `,
  [ProblemWords],
)

export type ListEstimate = NonNullable<ResultOf<typeof ReconciliationsQuery>['reconciliationEstimate']>['lists'][number]

export type Run = ResultOf<typeof ReconciliationsQuery>['reconciliations']['nodes'][number]

export const ReconciliationQuery = graphql(`
  query Reconciliation($id: ID!, $class: FindingClass, $only: FindingsOnly, $after: String) {
    reconciliation(id: $id) {
      id
      state
      origin
      requestedBy
      organisationName
      timeZone
      startedAt
      readAt
      endedAt
      issuedFrom
      issuedTo
      calls
      expected
      differences
      accepted
      toDo
      kinds
      totals {
        kind
        class
        count
        ours {
          amount
          currency
        }
        theirs {
          amount
        }
        difference {
          amount
          currency
        }
        oursPaid {
          amount
          currency
        }
        theirsPaid {
          amount
          currency
        }
      }
      findings(first: 50, after: $after, class: $class, only: $only) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          kind
          class
          number
          path
          contactName
          ledgerUrl
          repairs
          repair
          repairedAt
          repairedBy
          acceptedAt
          acceptedBy
          ours {
            amount
            currency
          }
          theirs {
            amount
            currency
          }
          fields {
            field
            ours
            theirs
          }
        }
      }
    }
  }
`)

export type Reconciliation = NonNullable<ResultOf<typeof ReconciliationQuery>['reconciliation']>
export type Finding = Reconciliation['findings']['nodes'][number]

export const StatementQuery = graphql(`
  query Statement($id: ID!) {
    reconciliation(id: $id) {
      statement
    }
  }
`)
