import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ViewFacts = graphql(`
  fragment ViewFacts on SavedView @_unmask {
    id
    name
    query
    shared
  }
`)

/** A list's filters and order under a name. */
export type View = ResultOf<typeof ViewFacts>

export const SaveView = graphql(
  `
    mutation SaveView($input: SaveViewInput!) {
      saveView(input: $input) {
        __typename
        ... on SavedView {
          ...ViewFacts
        }
        ...ProblemWords
      }
    }
  `,
  [ViewFacts, ProblemWords],
)

export const DeleteView = graphql(
  `
    mutation DeleteView($input: DeleteViewInput!) {
      deleteView(input: $input) {
        __typename
        ... on DeleteViewSuccess {
          views {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
