import type { AlignedField } from '../../engine/align-contact.ts'
import type { Transaction } from '../../lib/transaction.ts'

/**
 * In the transaction of an edit here: the client's contact is to be changed there as well, where ours is the word that counts
 * and details go there at all (rules C4 and C13). Answers whether it is.
 */
export async function queueContact(
  transaction: Transaction,
  { organisationId, clientId }: { organisationId: string; clientId: string },
  { fields, now }: { fields: readonly AlignedField[]; now: Date },
): Promise<boolean> {
  if (fields.length === 0) return false
  const link = await transaction.contactLink.findFirst({
    where: { organisationId, clientId, master: 'APP', organisation: { workspace: { contactsPush: true } } },
  })
  if (!link) return false
  const dueFields = [...new Set([...link.dueFields, ...fields])]
  await transaction.contactLink.update({
    where: { id: link.id },
    data: { dueFields, dueAt: now, attempts: 0, refusals: [] },
  })
  return true
}
