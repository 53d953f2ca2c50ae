import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

/** A payment on its invoice's page: what is known of it in Xero, and what may be the same. */
export const InvoicePaymentFacts = graphql(
  `
    fragment InvoicePaymentFacts on Payment @_unmask {
      id
      paidOn
      origin
      reversed
      ledgerId
      amount {
        amount
        currency
      }
      sync {
        state
        reason {
          ...ProblemWords
        }
      }
      possibleMatch {
        id
        paidOn
      }
    }
  `,
  [ProblemWords],
)

export const MatchPayments = graphql(
  `
    mutation MatchPayments($input: MatchPaymentsInput!) {
      matchPayments(input: $input) {
        __typename
        ... on Payment {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const KeepBothPayments = graphql(
  `
    mutation KeepBothPayments($input: KeepBothPaymentsInput!) {
      keepBothPayments(input: $input) {
        __typename
        ... on Payment {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ReversePayment = graphql(
  `
    mutation ReversePayment($input: ReversePaymentInput!) {
      reversePayment(input: $input) {
        __typename
        ... on Payment {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
