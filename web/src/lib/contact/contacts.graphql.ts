import { graphql, type ResultOf } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'
import { InvoiceRow } from '../invoice/row.graphql.ts'

export const ContactListQuery = graphql(`
  query ContactList(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $search: String
    $role: ContactRole
    $linked: Boolean
    $includeArchived: Boolean
  ) {
    connection {
      id
      status
      organisationName
    }
    ledgerContacts(
      first: $first
      after: $after
      last: $last
      before: $before
      search: $search
      role: $role
      linked: $linked
      includeArchived: $includeArchived
    ) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        email
        phone
        isCustomer
        isSupplier
        archived
        url
        receivable {
          amount
          currency
        }
        payable {
          amount
          currency
        }
        clients {
          id
          name
        }
      }
    }
  }
`)

export const ClientPanelQuery = graphql(
  `
    query ClientPanel($id: ID!) {
      invoices(first: 8, where: { clientId: $id }) {
        totalCount
        nodes {
          ...InvoiceRow
        }
      }
      node(id: $id) {
        __typename
        ... on Client {
          id
          name
          email
          phone
          isCustomer
          isSupplier
          foreignContacts {
            organisationName
            name
          }
          alignment {
            master
            onItsWay
            takenAt
            sentAt
            differences {
              field
              ours
              theirs
            }
            problem {
              ...ProblemWords
            }
          }
          contact {
            id
            name
            email
            phone
            archived
            isCustomer
            isSupplier
            url
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
      }
    }
  `,
  [ProblemWords, InvoiceRow],
)

export const ContactMatchQuery = graphql(`
  query ContactMatch($name: String!, $email: String, $search: String) {
    contactMatch(name: $name, email: $email) {
      outcome
      contacts {
        id
        name
        email
        archived
      }
    }
    ledgerContacts(first: 20, search: $search) {
      nodes {
        id
        name
        email
      }
    }
  }
`)

export type PanelClient = Extract<NonNullable<ResultOf<typeof ClientPanelQuery>['node']>, { __typename: 'Client' }>
