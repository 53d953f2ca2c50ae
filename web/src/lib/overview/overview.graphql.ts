import { FixOffer } from '../fix/fix.graphql.ts'
import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'
import { PaymentLine } from '../payment/line.graphql.ts'

export const NeedFacts = graphql(
  `
    fragment NeedFacts on ProblemGroup {
      key
      count
      retryable
      problem {
        ...ProblemWords
        ...FixOffer
      }
      work {
        id
        number
        path
        amount {
          amount
          currency
        }
      }
    }
  `,
  [ProblemWords, FixOffer],
)

export const OverviewQuery = graphql(
  `
    query Overview {
      viewer {
        setUpHidden
      }
      connection {
        id
        status
        organisationName
        connectedAt
        taxMappings {
          id
          taxRate {
            id
          }
        }
        accountMappings {
          id
          purpose
          subject {
            id
          }
        }
        missingSetup {
          ...ProblemWords
        }
        statusReason {
          ...ProblemWords
          ...FixOffer
        }
      }
      invoiceCounts {
        sums {
          state
          count
          total {
            amount
            currency
          }
        }
      }
      needsYou {
        ...NeedFacts
      }
      syncDays {
        date
        synced
        failed
        skipped
      }
      reconciliations(first: 3) {
        nodes {
          id
          state
          endedAt
          totals {
            kind
            class
            ours {
              amount
              currency
            }
            theirs {
              amount
              currency
            }
            difference {
              amount
              currency
            }
          }
        }
      }
      payments(first: 4) {
        nodes {
          id
          ...PaymentLine
        }
      }
    }
  `,
  [ProblemWords, FixOffer, NeedFacts, PaymentLine],
)

export const DefaultsQuery = graphql(`
  query Defaults {
    ledgerTaxRates(first: 100) {
      nodes {
        id
        name
        taxType
        forSales
        archived
      }
    }
    ledgerAccounts(first: 100, purpose: INCOME) {
      nodes {
        id
        code
        name
      }
    }
    mappingSuggestions {
      purpose
      side
      because
      taxRate {
        id
      }
      subject {
        id
      }
      ledgerTaxRate {
        id
      }
      ledgerAccount {
        id
      }
    }
  }
`)

/** Puts the steps of the set-up away, or brings them back. */
export const HideSetUp = graphql(
  `
    mutation HideSetUp($input: HideSetUpInput!) {
      hideSetUp(input: $input) {
        __typename
        ... on Viewer {
          setUpHidden
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
