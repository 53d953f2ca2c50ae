import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const KeepLedgerVersionOfBill = graphql(
  `
    mutation KeepLedgerVersionOfBill($input: KeepLedgerVersionOfBillInput!) {
      keepLedgerVersionOfBill(input: $input) {
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

export const PushBillOverLedger = graphql(
  `
    mutation PushBillOverLedger($input: PushBillOverLedgerInput!) {
      pushBillOverLedger(input: $input) {
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

export const UnlinkBill = graphql(
  `
    mutation UnlinkBill($input: UnlinkBillInput!) {
      unlinkBill(input: $input) {
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

export const UndoUnlinkBill = graphql(
  `
    mutation UndoUnlinkBill($input: UndoUnlinkBillInput!) {
      undoUnlinkBill(input: $input) {
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

export const LinkBill = graphql(
  `
    mutation LinkBill($input: LinkBillInput!) {
      linkBill(input: $input) {
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
