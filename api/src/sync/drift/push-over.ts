import type { Transaction } from '../../lib/transaction.ts'
import { queuePush, type PushRequest } from '../queue-push.ts'
import { rememberHeld } from './held-there.store.ts'

/** Sends ours over what the ledger was just seen to hold: a person saw both and decided. In the caller's transaction. */
export async function pushOver(
  transaction: Transaction,
  request: PushRequest,
  seen: readonly { documentId: string; held: unknown }[],
): Promise<void> {
  if (seen.length > 0) await rememberHeld(transaction, request.organisationId, seen)
  await queuePush(transaction, request)
}
