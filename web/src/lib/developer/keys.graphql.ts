import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const KeysQuery = graphql(`
  query ApiKeys {
    viewer {
      workspace {
        id
        apiKeys {
          id
          name
          start
          createdAt
          lastUsedAt
          expiresAt
          scopes
          usage {
            date
            calls
            points
            errors
            throttled
          }
        }
      }
    }
  }
`)

export const CreateApiKey = graphql(
  `
    mutation CreateApiKey($input: CreateApiKeyInput!) {
      createApiKey(input: $input) {
        __typename
        ... on CreateApiKeySuccess {
          key
          apiKey {
            id
            name
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RotateApiKey = graphql(
  `
    mutation RotateApiKey($input: RotateApiKeyInput!) {
      rotateApiKey(input: $input) {
        __typename
        ... on RotateApiKeySuccess {
          key
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RevokeApiKey = graphql(
  `
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
      revokeApiKey(input: $input) {
        __typename
        ... on RevokeApiKeySuccess {
          workspace {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
