import { graphql } from '../graph/graphql.ts'

/** A few of everything that has a number or a name like what was typed. */
export const PaletteQuery = graphql(`
  query Palette($search: String!) {
    invoices(first: 6, where: { search: $search }) {
      nodes {
        id
        number
        status
        client {
          name
        }
        total {
          amount
          currency
        }
        sync {
          state
        }
      }
    }
    bills(first: 3, where: { search: $search }) {
      nodes {
        id
        number
        supplier {
          name
        }
        total {
          amount
          currency
        }
        sync {
          state
        }
      }
    }
    expenses(first: 3, where: { search: $search }) {
      nodes {
        id
        number
        supplier {
          name
        }
        total {
          amount
          currency
        }
        sync {
          state
        }
      }
    }
    creditNotes(first: 3, where: { search: $search }) {
      nodes {
        id
        number
        client {
          name
        }
        total {
          amount
          currency
        }
        sync {
          state
        }
      }
    }
    clients(first: 5, search: $search) {
      nodes {
        id
        name
        email
      }
    }
  }
`)
