import { CreditFacts } from '../credit/credits.graphql.ts'
import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'
import { ChangeFacts } from '../invoice/drift/change.graphql.ts'
import { PreviewFacts, TimelineFacts } from '../invoice/detail/invoice.graphql.ts'
import { ViewFacts } from '../preference/views.graphql.ts'
import { DocumentEdited, DocumentPage, DocumentRow } from './facts.graphql.ts'

export const CreditNotesQuery = graphql(
  `
    query CreditNotes(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $where: DocumentFilter
      $orderBy: DocumentOrder
    ) {
      list: creditNotes(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          id
          party: client {
            name
          }
          ...DocumentRow
        }
      }
      all: creditNotes(first: 1) {
        totalCount
      }
      failed: creditNotes(first: 1, where: { state: [FAILED] }) {
        totalCount
      }
      draft: creditNotes(first: 1, where: { status: [DRAFT] }) {
        totalCount
      }
      pending: creditNotes(first: 1, where: { state: [PENDING] }) {
        totalCount
      }
      synced: creditNotes(first: 1, where: { state: [SYNCED] }) {
        totalCount
      }
      skipped: creditNotes(first: 1, where: { state: [SKIPPED] }) {
        totalCount
      }
      notSynced: creditNotes(first: 1, where: { state: [NOT_SYNCED] }) {
        totalCount
      }
      views: savedViews(list: CREDIT_NOTES) {
        ...ViewFacts
      }
      parties: clients(first: 100) {
        nodes {
          id
          name
        }
      }
    }
  `,
  [DocumentRow, ViewFacts],
)

export const CreditNoteQuery = graphql(
  `
    query CreditNote($id: ID!) {
      document: creditNote(id: $id) {
        id
        party: client {
          id
          name
        }
        amountPaid: used {
          amount
          currency
        }
        amountDue: remaining {
          amount
          currency
        }
        allocations {
          ...CreditFacts
        }
        ...DocumentPage
        ledgerChange {
          ...ChangeFacts
        }
        preview {
          ...PreviewFacts
        }
        timeline {
          id
          at
          ...TimelineFacts
        }
      }
    }
  `,
  [CreditFacts, DocumentPage, ChangeFacts, PreviewFacts, TimelineFacts],
)

export const EditedCreditNote = graphql(
  `
    query EditedCreditNote($id: ID!) {
      document: creditNote(id: $id) {
        id
        party: client {
          id
          name
        }
        ...DocumentEdited
      }
    }
  `,
  [DocumentEdited],
)

export const CreateCreditNote = graphql(
  `
    mutation CreateCreditNote($input: CreateCreditNoteInput!) {
      createCreditNote(input: $input) {
        __typename
        ... on CreditNote {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UpdateCreditNote = graphql(
  `
    mutation UpdateCreditNote($input: UpdateCreditNoteInput!) {
      updateCreditNote(input: $input) {
        __typename
        ... on CreditNote {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
