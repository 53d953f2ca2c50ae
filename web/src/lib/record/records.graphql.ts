import { graphql } from '../graph/graphql.ts'

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
      linksTo
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
        invoicing {
          percent
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
