import { graphql } from '../graph/graphql.ts'
import { DocumentRow } from './facts.graphql.ts'

// A page of each list by itself, without what stands around it.

export const BillPageQuery = graphql(
  `
    query BillPage($first: Int, $after: String, $where: DocumentFilter, $orderBy: DocumentOrder) {
      list: bills(first: $first, after: $after, where: $where, orderBy: $orderBy) {
        pageInfo {
          hasNextPage
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
    }
  `,
  [DocumentRow],
)

export const CreditNotePageQuery = graphql(
  `
    query CreditNotePage($first: Int, $after: String, $where: DocumentFilter, $orderBy: DocumentOrder) {
      list: creditNotes(first: $first, after: $after, where: $where, orderBy: $orderBy) {
        pageInfo {
          hasNextPage
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
    }
  `,
  [DocumentRow],
)

export const ExpensePageQuery = graphql(
  `
    query ExpensePage($first: Int, $after: String, $where: DocumentFilter, $orderBy: DocumentOrder) {
      list: expenses(first: $first, after: $after, where: $where, orderBy: $orderBy) {
        pageInfo {
          hasNextPage
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
    }
  `,
  [DocumentRow],
)
