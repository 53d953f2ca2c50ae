import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ApproveExpense = graphql(
  `
    mutation ApproveExpense($input: ApproveExpenseInput!) {
      approveExpense(input: $input) {
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

export const PushExpense = graphql(
  `
    mutation PushExpense($input: PushExpenseInput!) {
      pushExpense(input: $input) {
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

export const RefreshExpense = graphql(
  `
    mutation RefreshExpense($input: RefreshExpenseInput!) {
      refreshExpense(input: $input) {
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

export const VoidExpense = graphql(
  `
    mutation VoidExpense($input: VoidExpenseInput!) {
      voidExpense(input: $input) {
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
