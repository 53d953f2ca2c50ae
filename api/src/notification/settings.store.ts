import { Prisma, type Member, type PrismaClient } from '@tieout/prisma'
import { topicRules, type Topic } from './topics.ts'

/** One statement, so that two switches pressed at once both hold. A member who left is nobody, and nothing happens. */
export async function switchTopic(
  prisma: PrismaClient,
  member: { id: string } | { userId: string; workspaceId: string },
  topic: Topic,
  on: boolean,
): Promise<void> {
  const which =
    'id' in member
      ? Prisma.sql`id = ${member.id}`
      : Prisma.sql`"userId" = ${member.userId} and "organizationId" = ${member.workspaceId}`
  const { isOptIn = false } = topicRules[topic]
  const column = isOptIn ? Prisma.sql`"wantedTopics"` : Prisma.sql`"mutedTopics"`
  const without = Prisma.sql`array_remove(${column}, ${topic})`
  const next = on === isOptIn ? Prisma.sql`array_append(${without}, ${topic})` : without
  await prisma.$executeRaw(Prisma.sql`update "Member" set ${column} = ${next} where ${which}`)
}

export function findMember(prisma: PrismaClient, userId: string, workspaceId: string): Promise<Member | null> {
  return prisma.member.findFirst({ where: { userId, organizationId: workspaceId } })
}
