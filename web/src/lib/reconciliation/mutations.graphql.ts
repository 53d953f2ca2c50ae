import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const StartReconciliation = graphql(
  `
    mutation StartReconciliation($input: StartReconciliationInput!) {
      startReconciliation(input: $input) {
        __typename
        ... on Reconciliation {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const CancelReconciliation = graphql(
  `
    mutation CancelReconciliation($input: CancelReconciliationInput!) {
      cancelReconciliation(input: $input) {
        __typename
        ... on Reconciliation {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RepairFindings = graphql(
  `
    mutation RepairFindings($input: RepairFindingsInput!) {
      repairFindings(input: $input) {
        __typename
        ... on RepairFindingsSuccess {
          count
          refused {
            finding {
              id
            }
            problem {
              ...ProblemWords
            }
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const AcceptFindings = graphql(
  `
    mutation AcceptFindings($input: AcceptFindingsInput!) {
      acceptFindings(input: $input) {
        __typename
        ... on Reconciliation {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
