import { graphql, type ResultOf } from '../graph/graphql.ts'

/** What stands around every page: who, which workspace, how the connection is, what waits. */
export const ShellQuery = graphql(`
  query Shell {
    instance {
      keepsMails
      demo {
        simulatorUrl
      }
    }
    viewer {
      name
      email
      role
      singleKeys
      can {
        connect
        map
        send
        administer
      }
      workspace {
        id
        name
        baseCurrency
        timeZone
        memberCount
        pushTrigger
      }
    }
    connection {
      id
      status
      organisationName
      connectedAt
      lastCheckedAt
      statusReason {
        code
      }
      missingSetup {
        code
      }
    }
    invoiceCounts {
      all
      notSynced
      pending
      synced
      failed
      skipped
      draft
      paid
    }
    syncWorkCounts {
      all
      needsYou
      running
      done
    }
    payments: settlements(first: 1) {
      totalCount
    }
  }
`)

/** Shown only to somebody signed in. */
export type Shell = ResultOf<typeof ShellQuery> & { viewer: NonNullable<ResultOf<typeof ShellQuery>['viewer']> }

/** Asked first by itself: without a viewer the rest would be refused. */
export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      name
    }
  }
`)
