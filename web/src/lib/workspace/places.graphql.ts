import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const PlacesQuery = graphql(`
  query Places {
    viewer {
      workspaces {
        id
        name
        role
        current
      }
    }
  }
`)

export const SwitchWorkspace = graphql(
  `
    mutation SwitchWorkspace($input: SwitchWorkspaceInput!) {
      switchWorkspace(input: $input) {
        __typename
        ... on ViewerWorkspace {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const CreateWorkspace = graphql(
  `
    mutation CreateWorkspace($input: CreateWorkspaceInput!) {
      createWorkspace(input: $input) {
        __typename
        ... on ViewerWorkspace {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
