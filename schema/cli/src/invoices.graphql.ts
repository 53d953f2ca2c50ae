import { graphql } from '@tieout/client'

export const InvoiceRow = graphql(`
  fragment InvoiceRow on Invoice @_unmask {
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
      ledgerUrl
      reason {
        code
        title
        message
        docsUrl
      }
    }
  }
`)

export const Invoices = graphql(
  `
    query ($after: String, $first: Int, $where: InvoiceFilter) {
      invoices(after: $after, first: $first, where: $where) {
        nodes {
          ...InvoiceRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [InvoiceRow],
)

export const ByNumber = graphql(`
  query ($number: String!) {
    invoiceByNumber(number: $number) {
      id
    }
  }
`)

export const Create = graphql(
  `
    mutation ($input: CreateInvoiceInput!) {
      createInvoice(input: $input) {
        ...InvoiceRow
        ... on Problem {
          code
          message
          docsUrl
        }
      }
    }
  `,
  [InvoiceRow],
)

export const Send = graphql(
  `
    mutation ($input: SendInvoiceInput!) {
      sendInvoice(input: $input) {
        ...InvoiceRow
        ... on Problem {
          code
          message
          docsUrl
        }
      }
    }
  `,
  [InvoiceRow],
)

export const Retry = graphql(`
  mutation ($input: RetryInvoicesInput!) {
    retryInvoices(input: $input) {
      ... on RetryInvoicesSuccess {
        count
      }
      ... on Problem {
        code
        message
        docsUrl
      }
    }
  }
`)

export const Clients = graphql(`
  query ($search: String!) {
    clients(search: $search, first: 10) {
      nodes {
        id
        name
      }
    }
  }
`)

export const TaxRates = graphql(`
  query ($after: String) {
    taxRates(first: 100, after: $after) {
      nodes {
        id
        name
        archived
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const Changed = graphql(
  `
    subscription {
      invoiceChanged {
        ...InvoiceRow
      }
    }
  `,
  [InvoiceRow],
)
