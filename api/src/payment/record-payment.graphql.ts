import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { PaymentNode } from './payment.graphql.ts'
import { recordPayment } from './record-payment.ts'

const RecordPaymentInput = builder.inputType('RecordPaymentInput', {
  fields: (t) => ({
    invoiceId: t.id({ required: true }),
    amount: t.field({ type: 'Decimal', required: true }),
    date: t.field({ type: 'Date', required: true }),
    reference: t.string(),
  }),
})

builder.mutationField('recordPayment', (t) =>
  t.errorUnionField({
    types: [PaymentNode, InvalidInput, NotFound, Conflict],
    nullable: true,
    authScopes: { send: true },
    args: { input: t.arg({ type: RecordPaymentInput, required: true }) },
    resolve: (_, { input }, context) =>
      recordPayment(context.dependencies, viewerOf(context), {
        document: { kind: 'INVOICE', id: localId('Invoice', input.invoiceId) },
        amount: input.amount,
        date: input.date,
        reference: input.reference ?? undefined,
      }),
  }),
)
