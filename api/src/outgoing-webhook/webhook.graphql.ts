import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { bodyOf } from './deliver.ts'
import { eventTypes } from './event-types.ts'

const EndpointStateType = builder.enumType('WebhookEndpointState', {
  description: 'Whether an endpoint is told anything.',
  values: ['ENABLED', 'DISABLED'] as const,
})
const DeliveryStateType = builder.enumType('WebhookDeliveryState', {
  description: 'How far a delivery is.',
  values: {
    PENDING: { description: 'It is tried, or tried again at its time.' },
    DELIVERED: { description: 'The endpoint took it.' },
    FAILED: { description: 'It was given up after every try.' },
  },
})
const DisabledBecauseType = builder.enumType('WebhookDisabledBecause', {
  description: 'Why an endpoint is switched off.',
  values: {
    PERSON: { description: 'Somebody did it.' },
    GONE: { description: 'It answered 410 Gone.' },
    FAILING: { description: 'It took no delivery for five days.' },
  },
})

const AttemptType = builder.prismaObject('WebhookAttempt', {
  description: 'One try to deliver.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    durationMs: t.exposeInt('durationMs', { description: 'How long the answer took.' }),
    status: t.exposeInt('status', { nullable: true, description: 'The HTTP status; null: no answer came.' }),
    said: t.exposeString('said', { description: 'The beginning of the answer, or why none came.' }),
  }),
})

export const DeliveryNode = builder.prismaNode('WebhookDelivery', {
  id: { field: 'id' },
  nullable: true,
  description: 'One event on its way to one endpoint.',
  findUnique: (id, { viewer }) => ({ id, endpoint: { workspaceId: viewer?.workspaceId ?? '' } }),
  authScopes: { administer: true },
  fields: (t) => ({
    eventType: t.string({
      description: 'What happened.',
      select: { event: { select: { type: true } } },
      resolve: ({ event }) => event.type,
    }),
    body: t.string({
      description: 'What is sent, byte for byte.',
      select: { event: true },
      resolve: ({ event }) => bodyOf(event),
    }),
    state: t.expose('state', { type: DeliveryStateType, description: 'How far it is.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it happened.' }),
    nextAttemptAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried again; null: it is not.',
      resolve: ({ state, dueAt, attempts }) => (state === 'PENDING' && attempts > 0 ? dueAt : null),
    }),
    attempts: t.relation('tries', {
      description: 'Every try, newest first.',
      query: { orderBy: { at: 'desc' } },
      type: AttemptType,
    }),
  }),
})

export const EndpointNode = builder.prismaNode('WebhookEndpoint', {
  id: { field: 'id' },
  nullable: true,
  description: 'An address of another program that hears of what happens in this workspace.',
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  authScopes: { administer: true },
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where deliveries go.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    events: t.exposeStringList('events', { description: 'The types it hears of; none: all.' }),
    state: t.expose('state', { type: EndpointStateType, description: 'Whether it is told anything.' }),
    disabledBecause: t.field({
      type: DisabledBecauseType,
      nullable: true,
      description: 'Why it is switched off; null while it is on.',
      resolve: ({ disabledBecause }) => disabledBecause as 'PERSON' | 'GONE' | 'FAILING' | null,
    }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it takes nothing; null: it takes what comes.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
    deliveries: t.relatedConnection('deliveries', {
      cursor: 'id',
      description: 'What was sent or waits, newest first; kept for 30 days.',
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
    }),
  }),
})

const EventTypeType = builder.objectRef<{ name: string; description: string }>('WebhookEventType').implement({
  description: 'Something endpoints can hear of.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its type, such as invoice.paid.' }),
    description: t.exposeString('description', { description: 'When it is sent.' }),
  }),
})

builder.queryFields((t) => ({
  webhookEndpoints: t.prismaField({
    type: [EndpointNode],
    authScopes: { administer: true },
    description: 'The workspace’s webhook endpoints, oldest first.',
    resolve: (query, _, __, context) =>
      context.dependencies.prisma.webhookEndpoint.findMany({
        ...query,
        where: { workspaceId: viewerOf(context).workspaceId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
  }),
  webhookEventTypes: t.field({
    type: [EventTypeType],
    description: 'Everything endpoints can hear of.',
    resolve: () => Object.entries(eventTypes).map(([name, description]) => ({ name, description })),
  }),
}))
