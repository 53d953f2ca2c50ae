import { graphql, type ResultOf } from './graphql.ts'

/** The words of a refusal. Unmasked: it is shown by whoever asked, not by a component of its own. */
export const ProblemWords = graphql(`
  fragment ProblemWords on Problem @_unmask {
    __typename
    code
    title
    message
    docsUrl
    fix {
      label
      path
    }
    ... on SyncProblem {
      said
      field
    }
    ... on LedgerUnavailable {
      retryAt
    }
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
`)

/** A refusal as a person reads it. */
export type Problem = ResultOf<typeof ProblemWords>
