import { graphql, type ResultOf } from '../graph/graphql.ts'

/** The one change that would mend a problem. Asked for where somebody may make it at once, not in lists. */
export const FixOffer = graphql(`
  fragment FixOffer on Problem @_unmask {
    fix {
      action {
        label
        message
        mutation
        input
      }
    }
  }
`)

/** A problem that may say what would mend it. */
export interface Offered {
  fix: { action?: FixAction | null } | null
}

export type FixAction = NonNullable<NonNullable<ResultOf<typeof FixOffer>['fix']>['action']>
