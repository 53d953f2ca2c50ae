import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

export const MailSettingsQuery = graphql(`
  query MailSettings {
    viewer {
      mailSettings {
        topic
        title
        text
        on
        required
      }
    }
  }
`)

export const SetMail = graphql(
  `
    mutation SetMail($input: SetMailInput!) {
      setMail(input: $input) {
        __typename
        ... on SetMailSuccess {
          settings {
            topic
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const MailboxQuery = graphql(`
  query Mailbox($after: String) {
    mailbox(first: 25, after: $after) {
      nodes {
        id
        recipient
        subject
        text
        createdAt
      }
    }
  }
`)

export const Unsubscribe = graphql(
  `
    mutation Unsubscribe($input: UnsubscribeInput!) {
      unsubscribe(input: $input) {
        __typename
        ... on UnsubscribeSuccess {
          title
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
