import { Prisma, type Member, type PrismaClient } from '@tieout/prisma'
import type { Topic } from './topics.ts'

/** One statement, so that two switches pressed at once both hold. A member who left is nobody, and nothing happens. */
export async function muteTopic(
  prisma: PrismaClient,
  member: { id: string } | { userId: string; workspaceId: string },
  topic: Topic,
  isMuted: boolean,
): Promise<void> {
  const which =
    'id' in member
      ? Prisma.sql`id = ${member.id}`
      : Prisma.sql`"userId" = ${member.userId} and "organizationId" = ${member.workspaceId}`
  const without = Prisma.sql`array_remove("mutedTopics", ${topic})`
  const next = isMuted ? Prisma.sql`array_append(${without}, ${topic})` : without
  await prisma.$executeRaw(Prisma.sql`update "Member" set "mutedTopics" = ${next} where ${which}`)
}

export function findMember(prisma: PrismaClient, userId: string, workspaceId: string): Promise<Member | null> {
  return prisma.member.findFirst({ where: { userId, organizationId: workspaceId } })
}
