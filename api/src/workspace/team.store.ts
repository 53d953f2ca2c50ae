import { Prisma, type Invitation, type Member, type PrismaClient } from '@tieout/prisma'
import { query, type Transaction } from '../lib/transaction.ts'

/** Uses an invitation up, if it stands and is for this address. */
export async function takeInvitation(
  transaction: Transaction,
  { id, email }: { id: string; email: string },
  now: Date,
): Promise<Invitation | undefined> {
  const which = {
    id,
    email: { equals: email, mode: 'insensitive' as const },
    status: 'pending',
    expiresAt: { gt: now },
  }
  const { count } = await transaction.invitation.updateMany({ where: which, data: { status: 'accepted' } })
  return count === 1 ? ((await transaction.invitation.findUnique({ where: { id } })) ?? undefined) : undefined
}

/** Invitations that still can be accepted. */
export function findStandingInvitations(prisma: PrismaClient, workspaceId: string, now: Date): Promise<Invitation[]> {
  return prisma.invitation.findMany({
    where: { organizationId: workspaceId, status: 'pending', expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** An invitation as its reader sees it before they accept. */
export function findInvitation(prisma: PrismaClient, id: string, now: Date) {
  return prisma.invitation.findFirst({
    where: { id, status: 'pending', expiresAt: { gt: now } },
    include: { workspace: { select: { name: true } }, inviter: { select: { name: true } } },
  })
}

/** The workspace's members, held until the transaction ends: two changes at once can't leave it without an owner. */
export async function lockMembers(
  transaction: Transaction,
  workspaceId: string,
): Promise<Pick<Member, 'id' | 'role' | 'userId'>[]> {
  return query(
    transaction,
    Prisma.sql`select id, role, "userId" from "Member" where "organizationId" = ${workspaceId} order by id for update`,
  )
}

/** Whether somebody with this address works in the workspace. */
export async function isMember(transaction: Transaction, workspaceId: string, email: string): Promise<boolean> {
  const where = { organizationId: workspaceId, user: { email: { equals: email, mode: 'insensitive' as const } } }
  return (await transaction.member.count({ where })) > 0
}
