import { graphql } from '../graph/graphql.ts'
import { ProblemWords } from '../graph/problem.graphql.ts'

const DeliveryFacts = graphql(`
  fragment DeliveryFacts on WebhookDelivery @_unmask {
    id
    eventType
    state
    createdAt
    nextAttemptAt
    body
    attempts {
      at
      status
      said
      durationMs
    }
  }
`)

export const WebhooksQuery = graphql(
  `
    query Webhooks {
      webhookEventTypes {
        name
        description
      }
      webhookEndpoints {
        id
        url
        description
        events
        state
        disabledBecause
        failingSince
        deliveries(first: 20) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...DeliveryFacts
          }
        }
      }
    }
  `,
  [DeliveryFacts],
)

/** What follows of an endpoint's deliveries. */
export const MoreDeliveriesQuery = graphql(
  `
    query MoreDeliveries($id: ID!, $first: Int, $after: String) {
      node(id: $id) {
        ... on WebhookEndpoint {
          deliveries(first: $first, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...DeliveryFacts
            }
          }
        }
      }
    }
  `,
  [DeliveryFacts],
)

export const CreateEndpoint = graphql(
  `
    mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
      createWebhookEndpoint(input: $input) {
        __typename
        ... on CreateWebhookEndpointSuccess {
          secret
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const UpdateEndpoint = graphql(
  `
    mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
      updateWebhookEndpoint(input: $input) {
        __typename
        ... on WebhookEndpoint {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const DeleteEndpoint = graphql(
  `
    mutation DeleteWebhookEndpoint($input: DeleteWebhookEndpointInput!) {
      deleteWebhookEndpoint(input: $input) {
        __typename
        ... on DeleteWebhookEndpointSuccess {
          endpoints {
            id
          }
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const RotateSecret = graphql(
  `
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
      rotateWebhookSecret(input: $input) {
        __typename
        ... on RotateWebhookSecretSuccess {
          secret
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const SendTest = graphql(
  `
    mutation SendWebhookTest($input: SendWebhookTestInput!) {
      sendWebhookTest(input: $input) {
        __typename
        ... on WebhookDelivery {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)

export const Resend = graphql(
  `
    mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {
      resendWebhookDelivery(input: $input) {
        __typename
        ... on WebhookDelivery {
          id
        }
        ...ProblemWords
      }
    }
  `,
  [ProblemWords],
)
