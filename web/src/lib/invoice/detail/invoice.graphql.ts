import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { FixOffer } from '../../fix/fix.graphql.ts'
import { ProblemWords } from '../../graph/problem.graphql.ts'
import { ChangeFacts } from '../drift/change.graphql.ts'
import { CreditFacts } from '../../credit/credits.graphql.ts'
import { InvoicePaymentFacts } from '../../payment/settle.graphql.ts'

export const DocumentFacts = graphql(
  `
    fragment DocumentFacts on Invoice @_unmask {
      number
      issuedOn
      dueOn
      reference
      subtotal {
        amount
        currency
      }
      taxTotal {
        amount
        currency
      }
      total {
        amount
        currency
      }
      amountPaid {
        amount
        currency
      }
      amountDue {
        amount
        currency
      }
      lines {
        id
        description
        quantity
        unitPrice
        net {
          amount
          currency
        }
        posting {
          account {
            code
            name
            archived
          }
          taxRate {
            name
          }
          problem {
            ...ProblemWords
          }
        }
      }
    }
  `,
  [ProblemWords],
)

export const PreviewFacts = graphql(
  `
    fragment PreviewFacts on PushPreview {
      willBe
      problems {
        ...ProblemWords
      }
      rows {
        label
        now
        willBe
        changed
        because
      }
      totalCheck {
        agrees
        ours {
          amount
          currency
        }
        byRates {
          amount
          currency
        }
        apart {
          amount
          currency
        }
      }
    }
  `,
  [ProblemWords],
)

export const TimelineFacts = graphql(`
  fragment TimelineFacts on TimelineEntry {
    id
    at
    kind
    text
    actor
    attempt {
      operation
      number
      status
      requestId
      durationMs
      payload
    }
  }
`)

export const SyncFacts = graphql(
  `
    fragment SyncFacts on SyncStatus @_unmask {
      state
      attempts
      lastAttemptAt
      nextAttemptAt
      syncedAt
      checkedAt
      ledgerUrl
      ledgerStatus
      ledgerTotal {
        amount
        currency
      }
      ledgerAmountDue {
        amount
        currency
      }
      reason {
        ...ProblemWords
        ...FixOffer
      }
      warning {
        ...ProblemWords
      }
    }
  `,
  [ProblemWords, FixOffer],
)

export const InvoiceQuery = graphql(
  `
    query Invoice($id: ID!) {
      invoice(id: $id) {
        id
        number
        status
        currency
        client {
          id
          name
        }
        total {
          amount
          currency
        }
        amountDue {
          amount
          currency
        }
        sync {
          ...SyncFacts
        }
        ...DocumentFacts
        foreignLinks {
          organisationName
          number
          status
        }
        preview {
          ...PreviewFacts
        }
        ledgerChange {
          ...ChangeFacts
        }
        timeline {
          id
          at
          ...TimelineFacts
        }
        payments {
          id
          ...InvoicePaymentFacts
        }
        credits {
          ...CreditFacts
        }
      }
    }
  `,
  [SyncFacts, DocumentFacts, PreviewFacts, ChangeFacts, TimelineFacts, InvoicePaymentFacts, CreditFacts],
)

/** An invoice as its page knows it. */
export type Invoice = NonNullable<ResultOf<typeof InvoiceQuery>['invoice']>
