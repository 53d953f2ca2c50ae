import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { InvoiceStatusType } from '../invoice/invoice.graphql.ts'
import { explain } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { InvalidInput, NotConnected } from '../problem/problem.ts'
import { HistoryModeType } from './backfill.graphql.ts'
import { type BackfillPreview, type NotGoing, previewBackfill } from './preview-backfill.ts'

const NotGoingType = builder.objectRef<NotGoing>('BackfillNotGoing').implement({
  description: 'Invoices that would not go for the same cause.',
  fields: (t) => ({
    problem: t.field({ type: ProblemType, description: 'Of one of them.', resolve: ({ reason }) => explain(reason) }),
    count: t.exposeInt('count'),
  }),
})

const BackfillPreviewType = builder.objectRef<BackfillPreview>('BackfillPreview').implement({
  description: 'What a backfill would do, decided from what is cached: no call to Xero.',
  fields: (t) => ({
    invoices: t.exposeInt('invoices', { description: 'All of that scope.' }),
    willGo: t.exposeInt('willGo'),
    payments: t.exposeInt('payments', { description: 'Recorded here, and going along.' }),
    willNotGo: t.field({ type: [NotGoingType], resolve: ({ willNotGo }) => willNotGo }),
    calls: t.exposeInt('calls', { description: 'Calls to Xero, roughly.' }),
    seconds: t.int({
      description:
        'Roughly how long, by the minute’s limit and what is left of the day’s, without the reserve for people.',
      resolve: ({ lasts }) => Math.ceil(lasts / 1_000),
    }),
  }),
})

builder.queryField('previewBackfill', (t) =>
  t.errorUnionField({
    types: [BackfillPreviewType, NotConnected, InvalidInput],
    nullable: true,
    description: 'What `startBackfill` would do. Owners and admins only.',
    authScopes: { connect: true },
    complexity: 500,
    args: {
      historyMode: t.arg({ type: HistoryModeType, required: true, description: 'SINCE_DATE or ALL.' }),
      since: t.arg({ type: 'Date', description: 'With SINCE_DATE: dated on or after this day.' }),
      status: t.arg({
        type: [InvoiceStatusType],
        required: true,
        defaultValue: ['SENT', 'PARTIALLY_PAID', 'PAID'],
      }),
    },
    resolve: (_, input, context) => previewBackfill(context.dependencies, viewerOf(context), input),
  }),
)
