import { graphql } from '../graph/graphql.ts'

/** Ids and the word only: the page reads itself again, so that every number on it agrees. */
export const InvoiceChanged = graphql(`
  subscription InvoiceChanged {
    invoiceChanged {
      id
      number
      status
      sync {
        state
      }
    }
  }
`)

export const ConnectionChanged = graphql(`
  subscription ConnectionChanged {
    connectionChanged {
      id
      status
    }
  }
`)
