import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ItemFacts = graphql(`
  fragment ItemFacts on LedgerItem @_unmask {
    id
    code
    name
    archived
    sales {
      price
    }
    purchases {
      price
    }
  }
`)
/** An item of Xero as a record shows it. */
export type Item = ResultOf<typeof ItemFacts>

export const CreationFacts = graphql(
  `
    fragment CreationFacts on LedgerCreation @_unmask {
      state
      code
      askedAt
      problem {
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RefreshRecord = graphql(
  `
    mutation RefreshRecord($input: RefreshRecordInput!) {
      refreshRecord(input: $input) {
        __typename
        ... on Record {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UnlinkFromRecord = graphql(
  `
    mutation UnlinkFromRecord($input: UnlinkFromRecordInput!) {
      unlinkFromRecord(input: $input) {
        __typename
        ... on Record {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const LinkItem = graphql(
  `
    mutation LinkItem($input: LinkItemInput!) {
      linkItem(input: $input) {
        __typename
        ... on Record {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const LinkLedgerDocument = graphql(
  `
    mutation LinkLedgerDocument($input: LinkLedgerDocumentInput!) {
      linkLedgerDocument(input: $input) {
        __typename
        ... on Record {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
