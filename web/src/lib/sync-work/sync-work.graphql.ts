import { graphql, type ResultOf } from '../graph/graphql.ts'
import { FixOffer } from '../fix/fix.graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

const WorkRow = graphql(
  `
    fragment WorkRow on SyncWork @_unmask {
      id
      kind
      changedAt
      documentId
      path
      number
      partyName
      amount {
        amount
        currency
      }
      requestId
      durationMs
      sync {
        state
        attempts
        nextAttemptAt
        reason {
          ...ProblemWords
        }
        warning {
          ...ProblemWords
        }
      }
    }
  `,
  [ProblemWords],
)

export const SyncQuery = graphql(
  `
    query Sync($show: SyncWorkShown!, $kinds: [SyncWorkKind!]) {
      syncWork(show: $show, kinds: $kinds, first: 25) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...WorkRow
        }
      }
      needsYou {
        key
        count
        retryable
        problem {
          ...ProblemWords
          ...FixOffer
        }
        work {
          ...WorkRow
        }
      }
      connection {
        id
        status
        statusReason {
          ...ProblemWords
          ...FixOffer
        }
        organisationName
        backfill {
          id
          state
          progress {
            done
            total
            secondsLeft
          }
        }
        budget {
          minuteLeft
          minuteLimit
          dayLeft
          dayLimit
          parkedUntil
        }
      }
      reconciliations(first: 5) {
        nodes {
          id
          state
          endedAt
          differences
          read
          expected
        }
      }
    }
  `,
  [ProblemWords, FixOffer, WorkRow],
)

/** What follows in the list. */
export const MoreSyncQuery = graphql(
  `
    query MoreSync($show: SyncWorkShown!, $kinds: [SyncWorkKind!], $first: Int, $after: String) {
      syncWork(show: $show, kinds: $kinds, first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...WorkRow
        }
      }
    }
  `,
  [WorkRow],
)

type Answer = ResultOf<typeof SyncQuery>
export type Work = Answer['syncWork']['nodes'][number]
export type CauseGroup = Answer['needsYou'][number]
