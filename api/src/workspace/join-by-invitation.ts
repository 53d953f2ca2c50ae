import type { PrismaClient } from '@tieout/prisma'
import { inTransaction } from '../lib/transaction.ts'
import { takeInvitation } from './team.store.ts'

/**
 * Somebody who signs up from an invitation works in that workspace, and needs none of their own. The link came to their
 * mailbox, so their address is theirs. False: there is no such invitation for them.
 */
export function joinByInvitation(
  prisma: PrismaClient,
  user: { id: string; email: string },
  invitationId: string | undefined,
  now: number,
): Promise<boolean> {
  if (invitationId === undefined) return Promise.resolve(false)
  return inTransaction(prisma, async (transaction) => {
    const taken = await takeInvitation(transaction, { id: invitationId, email: user.email }, new Date(now))
    if (!taken) return false
    await transaction.member.create({
      data: { userId: user.id, organizationId: taken.organizationId, role: taken.role ?? 'member' },
    })
    await transaction.user.update({ where: { id: user.id }, data: { emailVerified: true } })
    return true
  })
}
