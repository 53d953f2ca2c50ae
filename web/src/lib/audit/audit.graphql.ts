import { graphql } from '../graph/graphql.ts'

export const AuditLogQuery = graphql(`
  query AuditLog($first: Int, $after: String, $last: Int, $before: String, $filter: AuditFilter) {
    auditLog(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        id
        at
        actor {
          kind
          id
          name
        }
        action
        subject
        subjectId
        requestId
        changes {
          field
          before
          after
        }
        names {
          id
          name
        }
        asked
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`)

export const AuditExportQuery = graphql(`
  query AuditExport($filter: AuditFilter) {
    auditExport(filter: $filter) {
      csv
      isCut
    }
  }
`)
