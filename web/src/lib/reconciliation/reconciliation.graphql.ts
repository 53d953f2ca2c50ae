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

const FindingFacts = graphql(`
  fragment FindingFacts on Finding @_unmask {
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
`)

export const ReconciliationQuery = graphql(
  `
    query Reconciliation($id: ID!, $class: FindingClass, $only: FindingsOnly) {
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
        findings(first: 50, class: $class, only: $only) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...FindingFacts
          }
        }
      }
    }
  `,
  [FindingFacts],
)

/** What follows of the findings. */
export const MoreFindingsQuery = graphql(
  `
    query MoreFindings($id: ID!, $class: FindingClass, $only: FindingsOnly, $first: Int, $after: String) {
      reconciliation(id: $id) {
        findings(first: $first, after: $after, class: $class, only: $only) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...FindingFacts
          }
        }
      }
    }
  `,
  [FindingFacts],
)

export type Reconciliation = NonNullable<ResultOf<typeof ReconciliationQuery>['reconciliation']>
export type Finding = Reconciliation['findings']['nodes'][number]

export const StatementQuery = graphql(`
  query Statement($id: ID!) {
    reconciliation(id: $id) {
      statement
    }
  }
`)
