import type { PrismaClient } from '@tieout/prisma'
import { addEntries } from './audit.store.ts'

interface SignIn {
  userId: string
  userAgent?: string | null | undefined
  /** Where they work; whoever signs up has no workspace yet. */
  workspaceId?: unknown
}

/** Tells of somebody who signed in, where they work. */
export async function auditSignIn(prisma: PrismaClient, { userId, userAgent, workspaceId }: SignIn): Promise<void> {
  if (typeof workspaceId !== 'string') return
  const { name } = await prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } })
  const actor = { kind: 'PERSON', id: userId, name } as const
  await addEntries(prisma, [{ workspaceId, actor, action: 'signIn', asked: { userAgent }, changes: [] }])
}
