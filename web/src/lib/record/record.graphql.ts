import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const RecordsQuery = graphql(`
  query Records(
    $collectionId: ID!
    $search: String
    $archived: Boolean
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    collection(id: $collectionId) {
      id
      name
      pluralName
      archived
      fields {
        id
        name
        kind
      }
    }
    records(
      collectionId: $collectionId
      search: $search
      includeArchived: $archived
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        title
        archived
        client {
          name
        }
        total {
          amount
          currency
        }
        values {
          value
          field {
            id
          }
        }
      }
    }
  }
`)

export const RecordQuery = graphql(`
  query Record($id: ID!) {
    record(id: $id) {
      id
      title
      version
      archived
      email
      currency
      client {
        id
        name
      }
      collection {
        id
        name
        pluralName
        archived
        fields {
          id
          name
          kind
        }
      }
      values {
        value
        field {
          id
          name
          kind
        }
      }
      total {
        amount
        currency
      }
      lines {
        id
        description
        quantity
        unitPrice
        quantityField {
          id
          name
        }
        net {
          amount
          currency
        }
        taxRate {
          id
          name
        }
        project {
          id
          name
        }
        service {
          id
          name
        }
      }
    }
  }
`)

/** A record as its page and its editor know it. */
export type Shown = NonNullable<ResultOf<typeof RecordQuery>['record']>

export const CreateRecord = graphql(
  `
    mutation CreateRecord($input: CreateRecordInput!) {
      createRecord(input: $input) {
        __typename
        ... on Record {
          id
          title
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UpdateRecord = graphql(
  `
    mutation UpdateRecord($input: UpdateRecordInput!) {
      updateRecord(input: $input) {
        __typename
        ... on Record {
          id
          title
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ArchiveRecord = graphql(
  `
    mutation ArchiveRecord($input: ArchiveRecordInput!) {
      archiveRecord(input: $input) {
        __typename
        ... on Record {
          id
          title
          archived
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
