import { graphql } from '../graph/graphql.ts'

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
