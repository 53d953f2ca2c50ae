import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { ProblemWords } from '../../graph/problem.graphql.ts'

/** What the editor offers to choose from, and the mappings that say where a line would post. */
export const ChoicesQuery = graphql(`
  query EditorChoices {
    nextInvoiceNumber
    clients(first: 100) {
      nodes {
        id
        name
        archived
      }
    }
    projects(first: 100) {
      nodes {
        id
        name
        archived
      }
    }
    services(first: 100) {
      nodes {
        id
        name
        unitPrice
        archived
      }
    }
    taxRates(first: 100) {
      nodes {
        id
        name
        percent
        archived
        usedOn
      }
    }
    viewer {
      workspace {
        id
        requireExplicitTaxMapping
      }
    }
    connection {
      id
      taxMappings {
        id
        side
        taxRate {
          id
        }
        ledgerTaxRate {
          id
          name
        }
      }
      accountMappings {
        id
        purpose
        subject {
          id
        }
        ledgerAccount {
          code
          name
          archived
        }
      }
    }
  }
`)

export type Choices = ResultOf<typeof ChoicesQuery>

export const EditedQuery = graphql(`
  query EditedInvoice($id: ID!) {
    invoice(id: $id) {
      id
      number
      version
      status
      issuedOn
      dueOn
      currency
      reference
      client {
        id
        name
      }
      sync {
        ledgerStatus
      }
      lines {
        id
        description
        quantity
        unitPrice
        taxRate {
          id
        }
        project {
          id
        }
        service {
          id
        }
      }
    }
  }
`)

export type Edited = NonNullable<ResultOf<typeof EditedQuery>['invoice']>

export const CreateInvoice = graphql(
  `
    mutation CreateInvoice($input: CreateInvoiceInput!) {
      createInvoice(input: $input) {
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

export const UpdateInvoice = graphql(
  `
    mutation UpdateInvoice($input: UpdateInvoiceInput!) {
      updateInvoice(input: $input) {
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

export const CreateClient = graphql(
  `
    mutation CreateClient($input: CreateClientInput!) {
      createClient(input: $input) {
        __typename
        ... on Client {
          id
          name
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ClientsQuery = graphql(`
  query ClientsByName($search: String!) {
    clients(first: 20, search: $search) {
      nodes {
        id
        name
      }
    }
  }
`)
