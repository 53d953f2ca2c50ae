import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'
import { ChangeFacts } from '../invoice/drift/change.graphql.ts'
import { PreviewFacts, TimelineFacts } from '../invoice/detail/invoice.graphql.ts'
import { BillPaymentFacts } from '../payment/bill.graphql.ts'
import { ViewFacts } from '../preference/views.graphql.ts'
import { DocumentEdited, DocumentPage, DocumentRow, ReceiptFacts } from './facts.graphql.ts'

export const ExpensesQuery = graphql(
  `
    query Expenses(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $where: DocumentFilter
      $orderBy: DocumentOrder
    ) {
      list: expenses(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          id
          party: supplier {
            name
          }
          ...DocumentRow
        }
      }
      all: expenses(first: 1) {
        totalCount
      }
      failed: expenses(first: 1, where: { state: [FAILED] }) {
        totalCount
      }
      draft: expenses(first: 1, where: { status: [DRAFT] }) {
        totalCount
      }
      pending: expenses(first: 1, where: { state: [PENDING] }) {
        totalCount
      }
      synced: expenses(first: 1, where: { state: [SYNCED] }) {
        totalCount
      }
      skipped: expenses(first: 1, where: { state: [SKIPPED] }) {
        totalCount
      }
      notSynced: expenses(first: 1, where: { state: [NOT_SYNCED] }) {
        totalCount
      }
      views: savedViews(list: EXPENSES) {
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

export const ExpenseQuery = graphql(
  `
    query Expense($id: ID!) {
      document: expense(id: $id) {
        id
        party: supplier {
          name
        }
        payable
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

export const EditedExpense = graphql(
  `
    query EditedExpense($id: ID!) {
      document: expense(id: $id) {
        id
        party: supplier {
          id
          name
        }
        bankAccount {
          id
        }
        ...DocumentEdited
      }
    }
  `,
  [DocumentEdited],
)

export const CreateExpense = graphql(
  `
    mutation CreateExpense($input: CreateExpenseInput!) {
      createExpense(input: $input) {
        __typename
        ... on Expense {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UpdateExpense = graphql(
  `
    mutation UpdateExpense($input: UpdateExpenseInput!) {
      updateExpense(input: $input) {
        __typename
        ... on Expense {
          id
          number
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
