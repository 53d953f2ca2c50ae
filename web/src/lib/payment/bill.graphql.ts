import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

/** A payment on the page of its bill, or of an expense that is one in Xero. */
export const BillPaymentFacts = graphql(
  `
    fragment BillPaymentFacts on BillPayment @_unmask {
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

export const RecordBillPayment = graphql(
  `
    mutation RecordBillPayment($input: RecordBillPaymentInput!) {
      recordBillPayment(input: $input) {
        __typename
        ... on BillPayment {
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

export const MatchBillPayments = graphql(
  `
    mutation MatchBillPayments($input: MatchBillPaymentsInput!) {
      matchBillPayments(input: $input) {
        __typename
        ... on BillPayment {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const KeepBothBillPayments = graphql(
  `
    mutation KeepBothBillPayments($input: KeepBothBillPaymentsInput!) {
      keepBothBillPayments(input: $input) {
        __typename
        ... on BillPayment {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ReverseBillPayment = graphql(
  `
    mutation ReverseBillPayment($input: ReverseBillPaymentInput!) {
      reverseBillPayment(input: $input) {
        __typename
        ... on BillPayment {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
