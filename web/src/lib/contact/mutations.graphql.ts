import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const LinkContact = graphql(
  `
    mutation LinkContact($input: LinkContactInput!) {
      linkContact(input: $input) {
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

export const AlignContact = graphql(
  `
    mutation AlignContact($input: AlignContactInput!) {
      alignContact(input: $input) {
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

export const AddFromContact = graphql(
  `
    mutation AddFromContact($input: AddFromContactInput!) {
      addFromContact(input: $input) {
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

export const UpdateClient = graphql(
  `
    mutation UpdateClient($input: UpdateClientInput!) {
      updateClient(input: $input) {
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
