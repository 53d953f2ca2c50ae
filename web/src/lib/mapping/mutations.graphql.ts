import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const MapTax = graphql(
  `
    mutation MapTax($input: MapTaxInput!) {
      mapTax(input: $input) {
        __typename
        ... on TaxMapping {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const MapAccount = graphql(
  `
    mutation MapAccount($input: MapAccountInput!) {
      mapAccount(input: $input) {
        __typename
        ... on AccountMapping {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const Unmap = graphql(
  `
    mutation Unmap($input: UnmapInput!) {
      unmap(input: $input) {
        __typename
        ... on UnmapSuccess {
          connection {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const MapTracking = graphql(
  `
    mutation MapTracking($input: MapTrackingInput!) {
      mapTracking(input: $input) {
        __typename
        ... on MapTrackingSuccess {
          category {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
