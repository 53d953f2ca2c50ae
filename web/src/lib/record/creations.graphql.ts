import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'
import { ItemFacts } from './links.graphql.ts'

export const FindItems = graphql(
  `
    query FindItems($search: String) {
      ledgerItems(first: 25, search: $search) {
        nodes {
          ...ItemFacts
        }
      }
    }
  `,
  [ItemFacts],
)

export const CreateItem = graphql(
  `
    mutation CreateItem($input: CreateItemInput!) {
      createItem(input: $input) {
        __typename
        ... on Record {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const CreateContact = graphql(
  `
    mutation CreateContact($input: CreateContactInput!) {
      createContact(input: $input) {
        __typename
        ... on Client {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const CancelCreation = graphql(
  `
    mutation CancelCreation($input: CancelCreationInput!) {
      cancelCreation(input: $input) {
        __typename
        ... on CancelCreationSuccess {
          subjectId
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
