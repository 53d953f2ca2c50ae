import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const CreateTaxRate = graphql(
  `
    mutation CreateTaxRate($input: CreateTaxRateInput!) {
      createTaxRate(input: $input) {
        __typename
        ... on TaxRate {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const CreateProject = graphql(
  `
    mutation CreateProject($input: CreateProjectInput!) {
      createProject(input: $input) {
        __typename
        ... on Project {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const CreateService = graphql(
  `
    mutation CreateService($input: CreateServiceInput!) {
      createService(input: $input) {
        __typename
        ... on Service {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
