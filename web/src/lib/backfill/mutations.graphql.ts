import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const StartBackfill = graphql(
  `
    mutation StartBackfill($input: StartBackfillInput!) {
      startBackfill(input: $input) {
        __typename
        ... on Backfill {
          id
          state
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const PauseBackfill = graphql(
  `
    mutation PauseBackfill($input: PauseBackfillInput!) {
      pauseBackfill(input: $input) {
        __typename
        ... on Backfill {
          id
          state
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ResumeBackfill = graphql(
  `
    mutation ResumeBackfill($input: ResumeBackfillInput!) {
      resumeBackfill(input: $input) {
        __typename
        ... on Backfill {
          id
          state
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const CancelBackfill = graphql(
  `
    mutation CancelBackfill($input: CancelBackfillInput!) {
      cancelBackfill(input: $input) {
        __typename
        ... on Backfill {
          id
          state
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RetryBackfill = graphql(
  `
    mutation RetryBackfill($input: RetryBackfillInput!) {
      retryBackfill(input: $input) {
        __typename
        ... on Backfill {
          id
          state
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const LeaveOutInvoice = graphql(
  `
    mutation LeaveOutInvoice($input: LeaveOutInvoiceInput!) {
      leaveOutInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
