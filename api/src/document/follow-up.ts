import { findLink } from '../connection/find-link.ts'
import type { Transaction } from '../lib/transaction.ts'
import { queueChange } from '../sync/queue-push.ts'

/**
 * Sends an edit or a void after what the ledger already has, in the transaction of the change (rule C18). Answers the
 * organisation to wake after the commit. A workspace that sends by hand sends its edits by hand; a void always follows.
 */
export async function followUp(
  transaction: Transaction,
  { workspaceId, documentId, now, what }: { workspaceId: string; documentId: string; now: Date; what: 'edit' | 'void' },
): Promise<string | undefined> {
  const link = await findLink(transaction, workspaceId)
  if (!link) return undefined
  const { pushTrigger } = await transaction.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  if (what === 'edit' && pushTrigger === 'MANUAL') return undefined
  const { organisationId } = link.target
  await queueChange(transaction, { workspaceId, organisationId, documentId, now, isWorking: link.isWorking })
  return organisationId
}
