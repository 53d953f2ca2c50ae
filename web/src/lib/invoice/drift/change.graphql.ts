import { graphql, type ResultOf } from '../../graph/graphql.ts'

/** What somebody did to the invoice in Xero, beside ours. */
export const ChangeFacts = graphql(`
  fragment ChangeFacts on LedgerChange @_unmask {
    kind
    changedAt
    keptAt
    rows {
      label
      agreed
      ours
      theirs
      changedThere
      differs
    }
  }
`)

export type Change = ResultOf<typeof ChangeFacts>
