import { graphql } from '../../graph/graphql.ts'
import { ProblemWords } from '../../graph/problem.graphql.ts'

export const KeepLedgerVersion = graphql(
  `
    mutation KeepLedgerVersion($input: KeepLedgerVersionInput!) {
      keepLedgerVersion(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const PushOverLedger = graphql(
  `
    mutation PushOverLedger($input: PushOverLedgerInput!) {
      pushOverLedger(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UnlinkInvoice = graphql(
  `
    mutation UnlinkInvoice($input: UnlinkInvoiceInput!) {
      unlinkInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UndoUnlink = graphql(
  `
    mutation UndoUnlink($input: UndoUnlinkInput!) {
      undoUnlink(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
