import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

/** A credit note used on an invoice, seen from either. */
export const CreditFacts = graphql(
  `
    fragment CreditFacts on Allocation @_unmask {
      id
      usedOn
      reversed
      origin
      amount {
        amount
        currency
      }
      invoice {
        id
        number
      }
      creditNote {
        id
        number
      }
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

export type Credit = ResultOf<typeof CreditFacts>

export const AllocateCreditNote = graphql(
  `
    mutation AllocateCreditNote($input: AllocateCreditNoteInput!) {
      allocateCreditNote(input: $input) {
        __typename
        ... on Allocation {
          id
          amount {
            amount
            currency
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ReverseAllocation = graphql(
  `
    mutation ReverseAllocation($input: ReverseAllocationInput!) {
      reverseAllocation(input: $input) {
        __typename
        ... on Allocation {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

/** What a credit note of this client can be used on. */
export const CreditableInvoices = graphql(`
  query CreditableInvoices($clientId: ID!) {
    choices: invoices(first: 100, where: { clientId: $clientId, status: [SENT, PARTIALLY_PAID] }) {
      nodes {
        id
        number
        left: amountDue {
          amount
          currency
        }
      }
    }
  }
`)

/** What can be used on an invoice of this client. */
export const UsableCreditNotes = graphql(`
  query UsableCreditNotes($clientId: ID!) {
    choices: creditNotes(first: 100, where: { clientId: $clientId, status: [APPROVED, PARTIALLY_PAID] }) {
      nodes {
        id
        number
        left: remaining {
          amount
          currency
        }
      }
    }
  }
`)
