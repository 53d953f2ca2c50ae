import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const CollectionsQuery = graphql(`
  query Collections {
    collections(first: 100, includeArchived: true) {
      nodes {
        id
        name
        pluralName
        archived
        recordCount
        linksTo
        fields {
          id
          name
        }
      }
    }
  }
`)

export const CollectionQuery = graphql(`
  query Collection($id: ID!) {
    collection(id: $id) {
      id
      name
      pluralName
      version
      archived
      linksTo
      fields {
        id
        name
        kind
      }
    }
  }
`)

/** A collection with what its records say. */
export type Collection = NonNullable<ResultOf<typeof CollectionQuery>['collection']>

export const CreateCollection = graphql(
  `
    mutation CreateCollection($input: CreateCollectionInput!) {
      createCollection(input: $input) {
        __typename
        ... on Collection {
          id
          pluralName
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UpdateCollection = graphql(
  `
    mutation UpdateCollection($input: UpdateCollectionInput!) {
      updateCollection(input: $input) {
        __typename
        ... on Collection {
          id
          pluralName
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ArchiveCollection = graphql(
  `
    mutation ArchiveCollection($input: ArchiveCollectionInput!) {
      archiveCollection(input: $input) {
        __typename
        ... on Collection {
          id
          pluralName
          archived
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
