import type { Workspace } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { inTransaction } from '../lib/transaction.ts'
import { throughDoor } from '../wall/doors.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import type { Viewer } from './session.ts'
import { takeInvitation } from './team.store.ts'

/** Joins the workspace somebody invited this person to, and works in it from now on in this session. */
export async function acceptInvitation(
  { prisma, clock }: Dependencies,
  viewer: Viewer,
  invitationId: string,
): Promise<{ workspace: Workspace } | NotFound | Conflict> {
  if (viewer.kind === 'key') return conflict('PERSON_ONLY')
  const { userId, email, sessionId } = viewer
  return throughDoor('invitations', () =>
    inTransaction(prisma, async (transaction) => {
      const taken = await takeInvitation(transaction, { id: invitationId, email }, new Date(clock.now()))
      if (!taken) return new NotFound('invitation')
      const { organizationId } = taken
      await transaction.member.upsert({
        where: { organizationId_userId: { organizationId, userId } },
        create: { organizationId, userId, role: taken.role ?? 'member' },
        update: {},
      })
      await transaction.user.update({ where: { id: userId }, data: { emailVerified: true } })
      await transaction.session.update({ where: { id: sessionId }, data: { activeOrganizationId: organizationId } })
      return { workspace: await transaction.workspace.findUniqueOrThrow({ where: { id: organizationId } }) }
    }),
  )
}
