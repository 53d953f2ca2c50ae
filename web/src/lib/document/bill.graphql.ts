import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'
import { ChangeFacts } from '../invoice/drift/change.graphql.ts'
import { PreviewFacts, TimelineFacts } from '../invoice/detail/invoice.graphql.ts'
import { BillPaymentFacts } from '../payment/bill.graphql.ts'
import { ViewFacts } from '../preference/views.graphql.ts'
import { DocumentEdited, DocumentPage, DocumentRow, ReceiptFacts } from './facts.graphql.ts'

export const BillsQuery = graphql(
  `
    query Bills(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $where: DocumentFilter
      $orderBy: DocumentOrder
    ) {
      list: bills(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          id
          dueOn
          party: supplier {
            name
          }
          ...DocumentRow
        }
      }
      all: bills(first: 1) {
        totalCount
      }
      failed: bills(first: 1, where: { state: [FAILED] }) {
        totalCount
      }
      draft: bills(first: 1, where: { status: [DRAFT] }) {
        totalCount
      }
      pending: bills(first: 1, where: { state: [PENDING] }) {
        totalCount
      }
      synced: bills(first: 1, where: { state: [SYNCED] }) {
        totalCount
      }
      skipped: bills(first: 1, where: { state: [SKIPPED] }) {
        totalCount
      }
      notSynced: bills(first: 1, where: { state: [NOT_SYNCED] }) {
        totalCount
      }
      views: savedViews(list: BILLS) {
        ...ViewFacts
      }
      parties: clients(first: 100, isSupplier: true) {
        nodes {
          id
          name
        }
      }
    }
  `,
  [DocumentRow, ViewFacts],
)

export const BillQuery = graphql(
  `
    query Bill($id: ID!) {
      document: bill(id: $id) {
        id
        dueOn
        party: supplier {
          name
        }
        amountPaid {
          amount
          currency
        }
        amountDue {
          amount
          currency
        }
        payments {
          ...BillPaymentFacts
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
        receipts {
          ...ReceiptFacts
        }
      }
    }
  `,
  [BillPaymentFacts, DocumentPage, ChangeFacts, PreviewFacts, TimelineFacts, ReceiptFacts],
)

export const EditedBill = graphql(
  `
    query EditedBill($id: ID!) {
      document: bill(id: $id) {
        id
        dueOn
        party: supplier {
          id
          name
        }
        ...DocumentEdited
      }
    }
  `,
  [DocumentEdited],
)

export const CreateBill = graphql(
  `
    mutation CreateBill($input: CreateBillInput!) {
      createBill(input: $input) {
        __typename
        ... on Bill {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UpdateBill = graphql(
  `
    mutation UpdateBill($input: UpdateBillInput!) {
      updateBill(input: $input) {
        __typename
        ... on Bill {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
