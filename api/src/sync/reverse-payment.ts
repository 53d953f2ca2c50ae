import type { Payment } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { toDecimal } from '../engine/money.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { isUnderWay, takeOutOfOutbox } from './link/link.store.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { lockPayments, markReversed } from './payment-pair.store.ts'
import { saveStatuses } from './status.store.ts'

/** Takes back a payment or a credit that was recorded here; where the ledger has it, it is taken back there as well. */
export async function reversePayment(
  { prisma, clock, wake }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  paymentId: string | undefined,
): Promise<Payment | NotFound | Conflict> {
  const link = await findLink(prisma, workspaceId)
  const now = new Date(clock.now())
  const reversed = await inTransaction(prisma, async (transaction) => {
    const payments = await lockPayments(transaction, workspaceId, paymentId)
    const payment = payments.find(({ id }) => id === paymentId)
    if (!payment) return new NotFound('payment')
    const { id, documentId, amount, currency, method, creditNoteId } = payment
    const kind = method === 'CREDIT' ? 'ALLOCATION' : 'PAYMENT'
    const touched = creditNoteId ? [documentId, creditNoteId] : [documentId]
    if (payment.reversedAt) return conflict('PAYMENT_REVERSED')
    if (payment.origin === 'LEDGER') return conflict('PAYMENT_FROM_LEDGER')
    if (link) {
      const { organisationId } = link.target
      if (await isUnderWay(transaction, organisationId, documentId)) return conflict('UNDER_WAY')
      await takeOutOfOutbox(transaction, organisationId, id, kind)
      const isThere = payment.ledgerPaymentId !== null && payment.organisationId === organisationId
      const state = isThere ? 'PENDING' : 'NOT_SYNCED'
      const reason = isThere ? ({ code: 'QUEUED' } as const) : undefined
      const sync = await transaction.syncStatus.findFirst({ where: { organisationId, paymentId: id } })
      if (sync) await saveStatuses(transaction, link.target, [{ documentId, paymentId: id, state, reason }])
      const intent = { ...link.target, priority: priorities.person, now }
      if (isThere) await enqueue(transaction, intent, [{ kind, id }])
    }
    const detail = { amount: toDecimal(amount), currency }
    const taken = method === 'CREDIT' ? ('CREDIT_TAKEN_BACK' as const) : ('PAYMENT_TAKEN_BACK' as const)
    await addTimeline(
      transaction,
      touched.map((one) => ({ workspaceId, documentId: one, at: now, kind: taken, actor, detail })),
    )
    publish(
      transaction,
      touched.map((one) => ({ name: 'documentChanged', workspaceId, documentId: one })),
    )
    return markReversed(transaction, payment, now)
  })
  if (link) wake(link.target.organisationId)
  return reversed
}
