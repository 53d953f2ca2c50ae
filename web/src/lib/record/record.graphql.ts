import { graphql, type ResultOf } from '../graph/graphql.ts'
import { CreationFacts, ItemFacts } from './links.graphql.ts'

const CoverageFacts = graphql(`
  fragment CoverageFacts on RecordCoverage @_unmask {
    percent
    isOver
    documentCount
    paidCount
    amount {
      amount
      currency
    }
  }
`)

/** How much of a record is invoiced, or billed. */
export type Coverage = ResultOf<typeof CoverageFacts>

export const RecordQuery = graphql(
  `
    query Record($id: ID!) {
      record(id: $id) {
        id
        title
        version
        archived
        email
        currency
        client {
          id
          name
          email
          contactCreation {
            ...CreationFacts
          }
          foreignContacts {
            organisationName
            name
          }
          contact {
            id
            name
            archived
            url
            isCustomer
            isSupplier
            balancesAt
            receivable {
              amount
              currency
            }
            payable {
              amount
              currency
            }
          }
        }
        collection {
          id
          name
          pluralName
          archived
          linksTo
          fields {
            id
            name
            kind
          }
        }
        itemCreation {
          ...CreationFacts
        }
        links {
          id
          kind
          ledgerId
          isForeign
          organisationName
          checkedAt
          url
          item {
            ...ItemFacts
          }
          document {
            number
            contact
            status
            issuedOn
            total {
              amount
              currency
            }
            amountDue {
              amount
              currency
            }
          }
        }
        values {
          value
          field {
            id
            name
            kind
          }
        }
        total {
          amount
          currency
        }
        invoicing {
          ...CoverageFacts
        }
        billing {
          ...CoverageFacts
        }
        invoices {
          id
          number
          status
          total {
            amount
            currency
          }
          sync {
            state
            ledgerStatus
            ledgerUrl
            checkedAt
          }
        }
        bills {
          id
          number
          status
          total {
            amount
            currency
          }
          sync {
            state
            ledgerStatus
            ledgerUrl
            checkedAt
          }
        }
        lines {
          id
          description
          quantity
          unitPrice
          invoiced
          billed
          quantityField {
            id
            name
          }
          net {
            amount
            currency
          }
          taxRate {
            id
            name
            percent
          }
          project {
            id
            name
          }
          service {
            id
            name
          }
        }
      }
    }
  `,
  [CoverageFacts, CreationFacts, ItemFacts],
)

/** A record as its page and its editor know it. */
export type Shown = NonNullable<ResultOf<typeof RecordQuery>['record']>

/** Something in Xero that is tied to a record. */
export type Link = Shown['links'][number]
