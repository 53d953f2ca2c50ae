import type { Payment } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { findTwin } from '../engine/match-payment.ts'
import { toDecimal } from '../engine/money.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { isUnderWay, takeOutOfOutbox } from './link/link.store.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { toPaid } from './payment-facts.ts'
import { lockPayments, markApart, mergePayments } from './payment-pair.store.ts'
import { saveStatuses } from './status.store.ts'

/** The payment recorded here, and the one found in the ledger that may be the same. */
export interface Pair {
  paymentId: string | undefined
  otherId: string | undefined
}

type Answer = Payment | NotFound | NotConnected | Conflict

/** The two are one: ours is the one in the ledger, and its double goes (rule C21). Only a person says so. */
export function matchPayments(dependencies: Dependencies, viewer: Viewer, pair: Pair): Promise<Answer> {
  return decide(dependencies, viewer, pair, async (transaction, { ours, theirs, target, now }) => {
    if (await isUnderWay(transaction, target.organisationId, ours.documentId)) return conflict('UNDER_WAY')
    const { documentId, amount, currency } = ours
    await takeOutOfOutbox(transaction, target.organisationId, ours.id, 'PAYMENT')
    const merged = await mergePayments(transaction, ours, theirs)
    const ledgerId = theirs.ledgerPaymentId ?? ''
    await saveStatuses(transaction, target, [{ documentId, paymentId: ours.id, state: 'SYNCED', ledgerId }])
    const detail = { amount: toDecimal(amount), currency }
    const line = { workspaceId: viewer.workspaceId, documentId, at: now, actor: viewer.name }
    await addTimeline(transaction, [{ ...line, kind: 'PAYMENT_MATCHED', detail }])
    return merged
  })
}

/** The two are two: ours goes to the ledger as well. */
export function keepBothPayments(dependencies: Dependencies, viewer: Viewer, pair: Pair): Promise<Answer> {
  return decide(dependencies, viewer, pair, async (transaction, { ours, theirs, target, now }) => {
    const kept = await markApart(transaction, ours, theirs.id)
    const sync = await transaction.syncStatus.findFirst({
      where: { organisationId: target.organisationId, paymentId: ours.id, reasonCode: 'PAYMENT_MAYBE_THERE' },
    })
    if (!sync) return kept
    const move = {
      documentId: ours.documentId,
      paymentId: ours.id,
      state: 'PENDING',
      reason: { code: 'QUEUED' },
    } as const
    await saveStatuses(transaction, target, [move])
    const intent = { ...target, priority: priorities.person, now }
    await enqueue(transaction, intent, [{ kind: 'PAYMENT', id: ours.id }])
    return kept
  })
}

interface Decision {
  ours: Payment
  theirs: Payment
  target: { workspaceId: string; organisationId: string }
  now: Date
}

async function decide(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  { paymentId, otherId }: Pair,
  act: (transaction: Transaction, decision: Decision) => Promise<Payment | Conflict>,
): Promise<Answer> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { target } = link
  const now = new Date(clock.now())
  const decided = await inTransaction(prisma, async (transaction) => {
    const payments = await lockPayments(transaction, workspaceId, paymentId)
    const ours = payments.find(({ id }) => id === paymentId)
    if (!ours) return new NotFound('payment')
    const theirs = payments.find(({ id }) => id === otherId)
    const twin = findTwin(toPaid(ours), theirs ? [toPaid(theirs)] : [])
    if (!theirs || !twin) return conflict('NO_MATCH')
    const answer = await act(transaction, { ours, theirs, target, now })
    publish(transaction, [{ name: 'documentChanged', workspaceId, documentId: ours.documentId }])
    return answer
  })
  wake(target.organisationId)
  return decided
}
