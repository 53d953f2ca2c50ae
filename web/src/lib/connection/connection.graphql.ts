import { FixOffer } from '../fix/fix.graphql.ts'
import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const ConnectionQuery = graphql(
  `
    query Connection {
      connection {
        id
        status
        organisationName
        baseCurrency
        connectedAt
        lastCheckedAt
        referenceSyncedAt
        mappingsKeptUntil
        scopes
        statusReason {
          ...ProblemWords
          ...FixOffer
        }
        missingSetup {
          ...ProblemWords
        }
        organisations {
          id
          name
          countryCode
          baseCurrency
          isDemo
          inUseElsewhere
        }
        backfill {
          id
          state
          progress {
            done
            total
          }
        }
        organisation {
          id
        }
        changeImpact {
          links
          contacts
          pending
        }
        budget {
          minuteLeft
          minuteLimit
          dayLeft
          dayLimit
          parkedUntil
        }
      }
      integrations {
        provider
        admins
        scopes
        locked {
          ...ProblemWords
        }
      }
      viewer {
        workspace {
          id
          pushTrigger
          createdStatus
          paymentsPush
          paymentsPull
          contactsPush
          contactsPull
        }
      }
      reconciliations(first: 5) {
        nodes {
          state
          endedAt
          differences
        }
      }
      ledgerTaxRates(first: 1) {
        totalCount
      }
      ledgerAccounts(first: 1) {
        totalCount
      }
    }
  `,
  [ProblemWords, FixOffer],
)

export type Connection = NonNullable<ResultOf<typeof ConnectionQuery>['connection']>
