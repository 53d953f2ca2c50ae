import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ApproveBill = graphql(
  `
    mutation ApproveBill($input: ApproveBillInput!) {
      approveBill(input: $input) {
        __typename
        ... on Bill {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const PushBill = graphql(
  `
    mutation PushBill($input: PushBillInput!) {
      pushBill(input: $input) {
        __typename
        ... on Bill {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RefreshBill = graphql(
  `
    mutation RefreshBill($input: RefreshBillInput!) {
      refreshBill(input: $input) {
        __typename
        ... on Bill {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const VoidBill = graphql(
  `
    mutation VoidBill($input: VoidBillInput!) {
      voidBill(input: $input) {
        __typename
        ... on Bill {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
