import type { WebhookDelivery } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { createEndpoint, deleteEndpoint, resendDelivery, rotateSecret } from './manage-endpoints.ts'
import { sendTest, updateEndpoint, type EndpointInput, type EndpointSecret } from './manage-endpoints.ts'
import { DeliveryNode, EndpointNode } from './webhook.graphql.ts'

const CreateInput = builder.inputType('CreateWebhookEndpointInput', {
  fields: (t) => ({
    url: t.string({ required: true, description: 'An https address that anybody can reach.' }),
    description: t.string({ description: 'What it is for.' }),
    events: t.stringList({ description: 'The types it hears of; left out, all.' }),
  }),
})
const UpdateInput = builder.inputType('UpdateWebhookEndpointInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    url: t.string({ description: 'An https address that anybody can reach.' }),
    description: t.string({ description: 'What it is for.' }),
    events: t.stringList({ description: 'The types it hears of; none: all.' }),
    enabled: t.boolean({ description: 'Switches it on or off.' }),
  }),
})
const DeleteInput = byEndpointInput('DeleteWebhookEndpointInput')
const RotateInput = byEndpointInput('RotateWebhookSecretInput')
const TestInput = byEndpointInput('SendWebhookTestInput')
const ResendInput = builder.inputType('ResendWebhookDeliveryInput', {
  fields: (t) => ({ webhookDeliveryId: t.id({ required: true }) }),
})

const CreateSuccess = secretOf('CreateWebhookEndpointSuccess', 'It hears of what happens from now on.')
const RotateSuccess = secretOf('RotateWebhookSecretSuccess', 'For 24 hours the old secret signs beside this one.')
const DeleteSuccess = builder.objectRef<object>('DeleteWebhookEndpointSuccess').implement({
  description: 'It hears nothing any more; its deliveries are forgotten.',
  fields: (t) => ({
    endpoints: t.prismaField({
      type: [EndpointNode],
      description: 'Those that are left.',
      resolve: (query, _, __, context) =>
        context.dependencies.prisma.webhookEndpoint.findMany({
          ...query,
          where: { workspaceId: viewerOf(context).workspaceId },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        }),
    }),
  }),
})

const authScopes = { administer: true }

builder.mutationFields((t) => ({
  createWebhookEndpoint: t.errorUnionField({
    types: [CreateSuccess, InvalidInput, Conflict],
    nullable: true,
    authScopes,
    description: 'Tells another program of what happens here, signed as Standard Webhooks are.',
    args: { input: t.arg({ type: CreateInput, required: true }) },
    resolve: (_, { input }, context) => createEndpoint(context.dependencies, viewerOf(context), input as EndpointInput),
  }),
  updateWebhookEndpoint: t.errorUnionField({
    types: [EndpointNode, InvalidInput, NotFound],
    nullable: true,
    authScopes,
    description: 'Changes an endpoint, or switches it on or off. What the input leaves out stays.',
    args: { input: t.arg({ type: UpdateInput, required: true }) },
    resolve: (_, { input: { id, ...change } }, context) =>
      updateEndpoint(
        context.dependencies,
        viewerOf(context),
        localId('WebhookEndpoint', id),
        change as Partial<EndpointInput>,
      ),
  }),
  deleteWebhookEndpoint: t.errorUnionField({
    types: [DeleteSuccess, NotFound],
    nullable: true,
    authScopes,
    description: 'Forgets an endpoint and all it was sent.',
    args: { input: t.arg({ type: DeleteInput, required: true }) },
    resolve: (_, { input }, context) =>
      deleteEndpoint(context.dependencies, viewerOf(context), localId('WebhookEndpoint', input.webhookEndpointId)),
  }),
  rotateWebhookSecret: t.errorUnionField({
    types: [RotateSuccess, NotFound],
    nullable: true,
    authScopes,
    description: 'Makes a new secret; for 24 hours both sign.',
    args: { input: t.arg({ type: RotateInput, required: true }) },
    resolve: (_, { input }, context) =>
      rotateSecret(context.dependencies, viewerOf(context), localId('WebhookEndpoint', input.webhookEndpointId)),
  }),
  sendWebhookTest: t.errorUnionField({
    types: [DeliveryNode, NotFound, Conflict],
    nullable: true,
    authScopes,
    description: 'Sends webhook.test to one endpoint.',
    args: { input: t.arg({ type: TestInput, required: true }) },
    resolve: (_, { input }, context): Promise<WebhookDelivery | NotFound | Conflict> =>
      sendTest(context.dependencies, viewerOf(context), localId('WebhookEndpoint', input.webhookEndpointId)),
  }),
  resendWebhookDelivery: t.errorUnionField({
    types: [DeliveryNode, NotFound],
    nullable: true,
    authScopes,
    description: 'Sends an event to its endpoint again, under the same id.',
    args: { input: t.arg({ type: ResendInput, required: true }) },
    resolve: (_, { input }, context) =>
      resendDelivery(context.dependencies, viewerOf(context), localId('WebhookDelivery', input.webhookDeliveryId)),
  }),
}))

function byEndpointInput(name: string) {
  return builder.inputType(name, { fields: (t) => ({ webhookEndpointId: t.id({ required: true }) }) })
}

function secretOf(name: string, description: string) {
  return builder.objectRef<EndpointSecret>(name).implement({
    description,
    fields: (t) => ({
      endpoint: t.field({ type: EndpointNode, description: 'The endpoint.', resolve: ({ endpoint }) => endpoint }),
      secret: t.exposeString('secret', { description: 'Verifies deliveries; shown this once.' }),
    }),
  })
}
