import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const SetSingleKeys = graphql(
  `
    mutation SetSingleKeys($input: SetSingleKeysInput!) {
      setSingleKeys(input: $input) {
        __typename
        ... on SetSingleKeysSuccess {
          on
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
