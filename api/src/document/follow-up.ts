import { findLink } from '../connection/find-link.ts'
import type { Transaction } from '../lib/transaction.ts'
import { queueChange, queuePush } from '../sync/queue-push.ts'

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
  const request = { workspaceId, organisationId, now, isWorking: link.isWorking }
  if (what === 'edit' && pushTrigger === 'ON_SAVE' && (await isOwnDraft(transaction, documentId)))
    await queuePush(transaction, { ...request, documentIds: [documentId] })
  else await queueChange(transaction, { ...request, documentId })
  return organisationId
}

/**
 * Sends a draft that was just written after itself, where the workspace says so (rule C3). Answers the organisation to wake after
 * the commit.
 */
export async function followDraft(
  transaction: Transaction,
  { workspaceId, documentId, now }: { workspaceId: string; documentId: string; now: Date },
): Promise<string | undefined> {
  const { pushTrigger } = await transaction.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  if (pushTrigger !== 'ON_SAVE' || !(await isOwnDraft(transaction, documentId))) return undefined
  const link = await findLink(transaction, workspaceId)
  if (!link) return undefined
  const { organisationId } = link.target
  const request = { workspaceId, organisationId, now, isWorking: link.isWorking }
  await queuePush(transaction, { ...request, documentIds: [documentId] })
  return organisationId
}

/** A draft that can be one in the ledger: it has no drafts of spent money. */
async function isOwnDraft(transaction: Transaction, documentId: string): Promise<boolean> {
  const { status, kind, workspace } = await transaction.document.findUniqueOrThrow({
    where: { id: documentId },
    select: { status: true, kind: true, workspace: { select: { expensesAs: true } } },
  })
  return status === 'DRAFT' && (kind !== 'EXPENSE' || workspace.expensesAs === 'BILL')
}
