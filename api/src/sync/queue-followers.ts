import type { Books } from '../engine/books.ts'
import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { loadSetup } from './books.store.ts'
import { findUnsentFollowers, type Follower, tellFollowers } from './follower.store.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { saveStatuses, type Move } from './status.store.ts'

/**
 * Payments, credits and receipts recorded here go where their documents go (F083, rule C19): those of these documents,
 * or of all that the organisation has or is to have, that were never queued for it.
 */
export async function queueFollowers(
  transaction: Transaction,
  request: { workspaceId: string; organisationId: string; now: Date; documentIds?: readonly string[] },
): Promise<void> {
  const { workspaceId, organisationId, now, documentIds } = request
  const followers = await findUnsentFollowers(transaction, organisationId, documentIds)
  if (followers.length === 0) return
  const held = whyHeld(await loadSetup(transaction, organisationId))
  const isStopped = ({ kind }: Follower) => kind === 'PAYMENT' && held !== undefined
  const moves = followers.map((follower): Move => {
    const subject = subjectOf(follower)
    if (isStopped(follower)) return { ...subject, state: 'NOT_SYNCED', reason: held }
    return { ...subject, state: 'PENDING', reason: { code: 'QUEUED' } }
  })
  publish(transaction, await saveStatuses(transaction, { workspaceId, organisationId }, moves))
  const going = followers.filter((follower) => !isStopped(follower))
  if (going.length === 0) return
  await enqueue(transaction, { workspaceId, organisationId, priority: priorities.event, now }, going)
  await tellFollowers(
    transaction,
    organisationId,
    going.map(({ documentId }) => documentId),
  )
}

function subjectOf({ kind, id, documentId }: Follower) {
  return kind === 'RECEIPT' ? { documentId, receiptId: id } : { documentId, paymentId: id }
}

/** Why payments stay here for now. */
function whyHeld({ paymentsPush, paymentAccount }: Pick<Books, 'paymentsPush' | 'paymentAccount'>): Reason | undefined {
  if (!paymentsPush) return { code: 'PAYMENTS_STAY_HERE' }
  return paymentAccount === undefined ? { code: 'PAYMENT_ACCOUNT_MISSING' } : undefined
}
