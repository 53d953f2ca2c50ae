import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const KeepLedgerVersionOfCreditNote = graphql(
  `
    mutation KeepLedgerVersionOfCreditNote($input: KeepLedgerVersionOfCreditNoteInput!) {
      keepLedgerVersionOfCreditNote(input: $input) {
        __typename
        ... on CreditNote {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const PushCreditNoteOverLedger = graphql(
  `
    mutation PushCreditNoteOverLedger($input: PushCreditNoteOverLedgerInput!) {
      pushCreditNoteOverLedger(input: $input) {
        __typename
        ... on CreditNote {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UnlinkCreditNote = graphql(
  `
    mutation UnlinkCreditNote($input: UnlinkCreditNoteInput!) {
      unlinkCreditNote(input: $input) {
        __typename
        ... on CreditNote {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UndoUnlinkCreditNote = graphql(
  `
    mutation UndoUnlinkCreditNote($input: UndoUnlinkCreditNoteInput!) {
      undoUnlinkCreditNote(input: $input) {
        __typename
        ... on CreditNote {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const LinkCreditNote = graphql(
  `
    mutation LinkCreditNote($input: LinkCreditNoteInput!) {
      linkCreditNote(input: $input) {
        __typename
        ... on CreditNote {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
