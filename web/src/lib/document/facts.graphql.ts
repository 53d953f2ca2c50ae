import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'
import { SyncFacts } from '../invoice/detail/invoice.graphql.ts'

export const DocumentRow = graphql(`
  fragment DocumentRow on Document @_unmask {
    number
    status
    issuedOn
    total {
      amount
      currency
    }
    sync {
      state
      lastAttemptAt
      nextAttemptAt
      reason {
        title
        fix {
          path
        }
      }
      warning {
        title
        fix {
          path
        }
      }
      ledgerTotal {
        amount
        currency
      }
    }
  }
`)

/** A document in its list. */
export type Row = ResultOf<typeof DocumentRow> & { id: string; party: { name: string }; dueOn?: string }

export const DocumentPage = graphql(
  `
    fragment DocumentPage on Document @_unmask {
      number
      status
      issuedOn
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
      lines {
        id
        description
        quantity
        unitPrice
        net {
          amount
          currency
        }
        account {
          code
          name
          archived
        }
        taxRate {
          name
        }
      }
      sync {
        ...SyncFacts
      }
    }
  `,
  [SyncFacts],
)

export const DocumentEdited = graphql(`
  fragment DocumentEdited on Document @_unmask {
    number
    version
    status
    issuedOn
    currency
    reference
    sync {
      ledgerStatus
    }
    lines {
      id
      description
      quantity
      unitPrice
      taxRate {
        id
      }
      project {
        id
      }
      service {
        id
      }
      account {
        id
      }
    }
  }
`)

/** A document as it is edited. */
export type EditedDocument = ResultOf<typeof DocumentEdited> & {
  id: string
  party: { id: string; name: string }
  bankAccount?: { id: string } | null
  dueOn?: string
}

export const ReceiptFacts = graphql(
  `
    fragment ReceiptFacts on Receipt @_unmask {
      id
      fileName
      path
      size
      sync {
        state
        reason {
          ...ProblemWords
        }
      }
    }
  `,
  [ProblemWords],
)

/** A file beside a document. */
export type Receipt = ResultOf<typeof ReceiptFacts>
