import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const KeepLedgerVersionOfExpense = graphql(
  `
    mutation KeepLedgerVersionOfExpense($input: KeepLedgerVersionOfExpenseInput!) {
      keepLedgerVersionOfExpense(input: $input) {
        __typename
        ... on Expense {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const PushExpenseOverLedger = graphql(
  `
    mutation PushExpenseOverLedger($input: PushExpenseOverLedgerInput!) {
      pushExpenseOverLedger(input: $input) {
        __typename
        ... on Expense {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UnlinkExpense = graphql(
  `
    mutation UnlinkExpense($input: UnlinkExpenseInput!) {
      unlinkExpense(input: $input) {
        __typename
        ... on Expense {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UndoUnlinkExpense = graphql(
  `
    mutation UndoUnlinkExpense($input: UndoUnlinkExpenseInput!) {
      undoUnlinkExpense(input: $input) {
        __typename
        ... on Expense {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const LinkExpense = graphql(
  `
    mutation LinkExpense($input: LinkExpenseInput!) {
      linkExpense(input: $input) {
        __typename
        ... on Expense {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
