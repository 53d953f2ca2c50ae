import { graphql } from '../graph/graphql.ts'

export const PaymentLine = graphql(`
  fragment PaymentLine on Payment {
    id
    paidOn
    origin
    reversed
    amount {
      amount
      currency
    }
    invoice {
      id
      number
      client {
        name
      }
    }
    sync {
      state
    }
  }
`)
