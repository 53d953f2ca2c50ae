import type { Document, ResultOf } from '../graph/graphql.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import type { Amount } from '../money/format.ts'
import { KeepBothBillPayments, MatchBillPayments, RecordBillPayment, ReverseBillPayment } from './bill.graphql.ts'
import { RecordPaymentMutation } from './mutations.graphql.ts'
import { KeepBothPayments, MatchPayments, ReversePayment, type InvoicePaymentFacts } from './settle.graphql.ts'

/** A payment as the page of what it pays knows it. */
export type PaymentFacts = ResultOf<typeof InvoicePaymentFacts>

interface Paid {
  amount: string
  date: string
  reference: string | null
}
type Settle<Input> = Document<Record<string, { id: string } | Problem | null>, { input: Input }>
type Pair = { paymentId: string; otherId: string }

/** What can be done with payments of one kind of document, each of which is named by an `Id`. */
export interface Paying<Id extends object> {
  record: Document<Record<string, { amount: Amount } | Problem | null>, { input: Id & Paid }>
  match: Settle<Pair>
  keepBoth: Settle<Pair>
  reverse: Settle<{ paymentId: string }>
}

export const invoicePaying: Paying<{ invoiceId: string }> = {
  record: RecordPaymentMutation,
  match: MatchPayments,
  keepBoth: KeepBothPayments,
  reverse: ReversePayment,
}

export const billPaying: Paying<{ id: string }> = {
  record: RecordBillPayment,
  match: MatchBillPayments,
  keepBoth: KeepBothBillPayments,
  reverse: ReverseBillPayment,
}
