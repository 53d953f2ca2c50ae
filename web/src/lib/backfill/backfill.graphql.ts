import { graphql, type ResultOf, type VariablesOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

const StuckInvoice = graphql(
  `
    fragment StuckInvoice on Invoice @_unmask {
      id
      number
      issuedOn
      client {
        name
      }
      total {
        amount
        currency
      }
      sync {
        reason {
          ...ProblemWords
        }
      }
    }
  `,
  [ProblemWords],
)

export const BackfillQuery = graphql(
  `
    query Backfill($failedAfter: String, $reviewAfter: String) {
      connection {
        id
        status
        organisationName
        connectedAt
        missingSetup {
          ...ProblemWords
        }
        backfill {
          id
          state
          historyMode
          since
          startedBy
          startedAt
          endedAt
          reason {
            ...ProblemWords
          }
          progress {
            total
            done
            waiting
            underWay
            pushed
            linked
            skipped
            failed
            toReview
            perMinute
            secondsLeft
            waitsUntil
          }
          failed: stuck(which: FAILED, first: 25, after: $failedAfter) {
            totalCount
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...StuckInvoice
            }
          }
          toReview: stuck(which: TO_REVIEW, first: 25, after: $reviewAfter) {
            totalCount
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...StuckInvoice
            }
          }
        }
      }
    }
  `,
  [ProblemWords, StuckInvoice],
)

export type Backfill = NonNullable<NonNullable<ResultOf<typeof BackfillQuery>['connection']>['backfill']>
export type Stuck = Backfill['failed']

export const PreviewBackfill = graphql(
  `
    query PreviewBackfill($historyMode: HistoryMode!, $since: Date, $status: [InvoiceStatus!]!) {
      previewBackfill(historyMode: $historyMode, since: $since, status: $status) {
        __typename
        ... on BackfillPreview {
          invoices
          willGo
          payments
          calls
          seconds
          willNotGo {
            count
            problem {
              ...ProblemWords
            }
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

/** What came of it, one row an invoice. */
export const BackfillResult = graphql(`
  query BackfillResult($id: ID!) {
    node(id: $id) {
      __typename
      ... on Backfill {
        result
      }
    }
  }
`)

/** What of the past is asked for. */
export type Scope = VariablesOf<typeof PreviewBackfill>
export type Preview = Extract<
  NonNullable<ResultOf<typeof PreviewBackfill>['previewBackfill']>,
  { __typename: 'BackfillPreview' }
>
