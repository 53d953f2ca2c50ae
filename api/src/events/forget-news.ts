import type { PrismaClient } from '@tieout/prisma'

/** Forgets news from before `before`. */
export async function forgetNews(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.news.deleteMany({ where: { at: { lt: before } } })
}
