import { builder } from '../builder.ts'
import type { TimelineKind } from './add-timeline.ts'
import { loadTimeZone } from '../workspace/time-zone.ts'
import { payloadOf, type Attempt } from './attempt.ts'
import { timelineText } from './timeline-text.ts'

const KINDS = [
  'CREATED',
  'COMPOSED',
  'EDITED',
  'SENT',
  'QUEUED',
  'ATTEMPTED',
  'CONTACT_CREATED',
  'CONTACT_MATCHED',
  'CREATED_IN_LEDGER',
  'UPDATED_IN_LEDGER',
  'LINKED',
  'REFUSED',
  'WAITING',
  'SKIPPED',
  'PAYMENT_RECEIVED',
  'PAYMENT_RECORDED',
  'PAYMENT_SENT',
  'PAYMENT_REVERSED',
  'PAYMENT_TAKEN_BACK',
  'PAYMENT_REMOVED',
  'PAYMENT_MATCHED',
  'PAID',
  'VOIDED',
  'VOIDED_IN_LEDGER',
  'CHANGED_IN_LEDGER',
  'KEPT_THEIRS',
  'PUSHED_OURS',
  'UNLINKED',
  'APPROVED',
  'CREDIT_USED',
  'CREDIT_SENT',
  'CREDIT_RECEIVED',
  'CREDIT_TAKEN_BACK',
  'CREDIT_REMOVED',
  'RECEIPT_ADDED',
  'RECEIPT_SENT',
] as const satisfies TimelineKind[]

const TimelineKindType = builder.enumType('TimelineKind', { values: KINDS })

const AttemptType = builder.objectRef<Attempt>('Attempt').implement({
  description: 'One call to Xero as it went: for support and the curious.',
  fields: (t) => ({
    operation: t.exposeString('operation'),
    number: t.exposeInt('number'),
    status: t.exposeInt('status', { nullable: true }),
    requestId: t.exposeString('requestId', { nullable: true }),
    durationMs: t.exposeInt('durationMs', { nullable: true }),
    payload: t.exposeString('payload', { nullable: true }),
  }),
})

builder.prismaNode('TimelineEntry', {
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.field({ type: TimelineKindType, resolve: ({ kind }) => kind as TimelineKind }),
    text: t.string({
      resolve: async ({ kind, detail, workspaceId }, _, context) =>
        timelineText(kind as TimelineKind, detail, (await loadTimeZone(context, workspaceId)) ?? 'UTC'),
    }),
    actor: t.exposeString('actor', { nullable: true }),
    attempt: t.field({
      type: AttemptType,
      nullable: true,
      select: {
        documentId: true,
        batch: {
          select: {
            operation: true,
            attempts: true,
            answer: true,
            payload: true,
            items: { select: { entityId: true, position: true } },
          },
        },
      },
      resolve: ({ batch, documentId }) => batch && payloadOf(batch, documentId),
    }),
  }),
})
