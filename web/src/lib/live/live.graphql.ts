import { graphql } from '../graph/graphql.ts'

/** Whether anybody answers. */
export const Ping = graphql(`
  query Ping {
    __typename
  }
`)

/** Ids and the word only: the page reads itself again, so that every number on it agrees. */
export const WorkspaceChanged = graphql(`
  subscription WorkspaceChanged {
    workspaceChanged {
      what
      id
      number
      state
    }
  }
`)
