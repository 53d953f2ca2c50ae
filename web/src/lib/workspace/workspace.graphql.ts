import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const WorkspaceQuery = graphql(`
  query Workspace {
    viewer {
      workspace {
        id
        name
        timeZone
        pushTrigger
        createdStatus
        composeCreateStatus
        requireExplicitTaxMapping
        autoCreateContacts
        contactMatchOrder
        direction
      }
    }
  }
`)

export const UpdateWorkspace = graphql(
  `
    mutation UpdateWorkspace($input: UpdateWorkspaceInput!) {
      updateWorkspace(input: $input) {
        __typename
        ... on Workspace {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
