import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import { keepBothPayments, matchPayments } from '../sync/match-payments.ts'
import { reversePayment } from '../sync/reverse-payment.ts'
import { loadTwin } from './load-twin.ts'
import { PaymentNode } from './payment.graphql.ts'

builder.prismaObjectFields('Payment', (t) => ({
  possibleMatch: t.field({
    type: PaymentNode,
    nullable: true,
    description: 'One recorded in Xero that may be the same: same amount, within three days. Only a person says so.',
    resolve: ({ id }, _, context) => loadTwin(context, id),
  }),
}))

const pair = {
  paymentId: { required: true, description: 'The payment recorded here.' },
  otherId: { required: true, description: 'Its possible match, recorded in Xero.' },
} as const
const MatchPaymentsInput = builder.inputType('MatchPaymentsInput', {
  fields: (t) => ({ paymentId: t.id(pair.paymentId), otherId: t.id(pair.otherId) }),
})
const KeepBothPaymentsInput = builder.inputType('KeepBothPaymentsInput', {
  fields: (t) => ({ paymentId: t.id(pair.paymentId), otherId: t.id(pair.otherId) }),
})
const ReversePaymentInput = builder.inputType('ReversePaymentInput', {
  fields: (t) => ({ paymentId: t.id({ required: true }) }),
})

builder.mutationFields((t) => ({
  matchPayments: t.errorUnionField({
    types: [PaymentNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'The two are one payment: ours is tied to the one in Xero, and nothing is sent.',
    args: { input: t.arg({ type: MatchPaymentsInput, required: true }) },
    resolve: (_, { input }, context) => matchPayments(context.dependencies, viewerOf(context), pairOf(input)),
  }),
  keepBothPayments: t.errorUnionField({
    types: [PaymentNode, NotFound, NotConnected, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'The two are two payments: ours goes to Xero as well, and they are asked about no more.',
    args: { input: t.arg({ type: KeepBothPaymentsInput, required: true }) },
    resolve: (_, { input }, context) => keepBothPayments(context.dependencies, viewerOf(context), pairOf(input)),
  }),
  reversePayment: t.errorUnionField({
    types: [PaymentNode, NotFound, Conflict],
    nullable: true,
    authScopes: { send: true },
    description: 'Takes back a payment recorded here; where Xero has it, it is taken back there too.',
    args: { input: t.arg({ type: ReversePaymentInput, required: true }) },
    resolve: (_, { input }, context) =>
      reversePayment(context.dependencies, viewerOf(context), localId('Payment', input.paymentId)),
  }),
}))

function pairOf({ paymentId, otherId }: { paymentId: string; otherId: string }) {
  return { paymentId: localId('Payment', paymentId), otherId: localId('Payment', otherId) }
}
