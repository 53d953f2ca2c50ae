import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { InvoiceNode, InvoiceStatusType } from '../invoice/invoice.graphql.ts'
import { localId } from '../lib/ids.ts'
import { Conflict, InvalidInput, NotConnected, NotFound, SetupIncomplete } from '../problem/problem.ts'
import { leaveOutInvoice } from '../sync/leave-out.ts'
import { BackfillNode, HistoryModeType } from './backfill.graphql.ts'
import { startBackfill } from './start-backfill.ts'
import { cancelBackfill, pauseBackfill, resumeBackfill, retryBackfill } from './steer-backfill.ts'

const StartBackfillInput = builder.inputType('StartBackfillInput', {
  fields: (t) => ({
    historyMode: t.field({ type: HistoryModeType, required: true, description: 'SINCE_DATE or ALL.' }),
    since: t.field({ type: 'Date', description: 'With SINCE_DATE: dated on or after this day.' }),
    status: t.field({ type: [InvoiceStatusType], required: true, defaultValue: ['SENT', 'PARTIALLY_PAID', 'PAID'] }),
  }),
})
const LeaveOutInvoiceInput = builder.inputType('LeaveOutInvoiceInput', {
  fields: (t) => ({ invoiceId: t.id({ required: true }) }),
})

builder.mutationFields((t) => ({
  startBackfill: t.errorUnionField({
    types: [BackfillNode, NotConnected, SetupIncomplete, Conflict, InvalidInput],
    nullable: true,
    description:
      'Sends what was sent before connecting, behind everything else. One at a time. Owners and admins only.',
    authScopes: { connect: true },
    args: { input: t.arg({ type: StartBackfillInput, required: true }) },
    resolve: (_, { input }, context) => startBackfill(context.dependencies, viewerOf(context), input),
  }),
  leaveOutInvoice: t.errorUnionField({
    types: [InvoiceNode, NotFound, NotConnected, Conflict],
    nullable: true,
    description: 'An invoice that failed stays here: it becomes SKIPPED, and goes only when it is sent again.',
    authScopes: { send: true },
    args: { input: t.arg({ type: LeaveOutInvoiceInput, required: true }) },
    resolve: (_, { input }, context) =>
      leaveOutInvoice(context.dependencies, viewerOf(context), localId('Invoice', input.invoiceId)),
  }),
}))

const steers = [
  ['pauseBackfill', pauseBackfill, 'Hands nothing more over. What is on its way to Xero arrives.'],
  ['resumeBackfill', resumeBackfill, 'Goes on where it was paused.'],
  ['cancelBackfill', cancelBackfill, 'Ends it: what is not on its way stays here, what arrived stays in Xero.'],
  ['retryBackfill', retryBackfill, 'Tries again everything of it that failed, also after its end.'],
] as const

for (const [name, steer, description] of steers) {
  const Input = builder.inputType(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`, {
    fields: (t) => ({ backfillId: t.id({ required: true }) }),
  })
  builder.mutationField(name, (t) =>
    t.errorUnionField({
      types: [BackfillNode, NotFound, Conflict],
      nullable: true,
      description: `${description} Owners and admins only.`,
      authScopes: { connect: true },
      args: { input: t.arg({ type: Input, required: true }) },
      resolve: (_, { input }, context) =>
        steer(context.dependencies, viewerOf(context), localId('Backfill', input.backfillId)),
    }),
  )
}
