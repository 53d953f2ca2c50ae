import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ApproveCreditNote = graphql(
  `
    mutation ApproveCreditNote($input: ApproveCreditNoteInput!) {
      approveCreditNote(input: $input) {
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

export const PushCreditNote = graphql(
  `
    mutation PushCreditNote($input: PushCreditNoteInput!) {
      pushCreditNote(input: $input) {
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

export const RefreshCreditNote = graphql(
  `
    mutation RefreshCreditNote($input: RefreshCreditNoteInput!) {
      refreshCreditNote(input: $input) {
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

export const VoidCreditNote = graphql(
  `
    mutation VoidCreditNote($input: VoidCreditNoteInput!) {
      voidCreditNote(input: $input) {
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
