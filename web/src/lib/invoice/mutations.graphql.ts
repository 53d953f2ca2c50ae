import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const SendInvoice = graphql(
  `
    mutation SendInvoice($input: SendInvoiceInput!) {
      sendInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const PushInvoice = graphql(
  `
    mutation PushInvoice($input: PushInvoiceInput!) {
      pushInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RetryInvoices = graphql(
  `
    mutation RetryInvoices($input: RetryInvoicesInput!) {
      retryInvoices(input: $input) {
        __typename
        ... on RetryInvoicesSuccess {
          count
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RefreshInvoice = graphql(
  `
    mutation RefreshInvoice($input: RefreshInvoiceInput!) {
      refreshInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const LinkInvoice = graphql(
  `
    mutation LinkInvoice($input: LinkInvoiceInput!) {
      linkInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const VoidInvoice = graphql(
  `
    mutation VoidInvoice($input: VoidInvoiceInput!) {
      voidInvoice(input: $input) {
        __typename
        ... on Invoice {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
