import type { Prisma, PrismaClient } from '@tieout/prisma'

/** Mails that stayed on this machine, as an administrator of one workspace may read them. */
export function inboxOf(prisma: PrismaClient, workspaceId: string, isDemo: boolean): Promise<Prisma.MailWhereInput> {
  return isDemo ? withAccounts(prisma, workspaceId) : Promise.resolve({ workspaceId })
}

/** A demo has no secrets: its people's own mails can be read too, so that every trip can be played. */
async function withAccounts(prisma: PrismaClient, workspaceId: string): Promise<Prisma.MailWhereInput> {
  const members = await prisma.member.findMany({
    where: { organizationId: workspaceId },
    select: { user: { select: { email: true } } },
  })
  const recipients = members.map(({ user }) => user.email)
  return { OR: [{ workspaceId }, { workspaceId: null, recipient: { in: recipients } }] }
}
