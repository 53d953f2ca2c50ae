import type { PrismaClient } from '@tieout/prisma'
import { forgetNotices } from './notice.store.ts'

/** Forgets what was told before this; a key said longer ago may be said again. */
export function forgetOldNotices(prisma: PrismaClient, before: Date): Promise<void> {
  return forgetNotices(prisma, before)
}
