import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const CreateRecord = graphql(
  `
    mutation CreateRecord($input: CreateRecordInput!) {
      createRecord(input: $input) {
        __typename
        ... on Record {
          id
          title
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UpdateRecord = graphql(
  `
    mutation UpdateRecord($input: UpdateRecordInput!) {
      updateRecord(input: $input) {
        __typename
        ... on Record {
          id
          title
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const ArchiveRecord = graphql(
  `
    mutation ArchiveRecord($input: ArchiveRecordInput!) {
      archiveRecord(input: $input) {
        __typename
        ... on Record {
          id
          title
          archived
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
