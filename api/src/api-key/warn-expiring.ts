import type { PrismaClient } from '@tieout/prisma'
import type { Clock } from '../engine/clock.ts'
import { notify } from '../notification/notice.ts'

const dayMs = 24 * 60 * 60_000
/** People are warned this many days before a key ends. */
const warnedBefore = [1, 7]

/** Warns of keys that end soon, each time once. A key that was made for no longer than the warning's time needs none. */
export async function warnOfExpiringKeys({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): Promise<void> {
  const now = clock.now()
  const horizon = new Date(now + Math.max(...warnedBefore) * dayMs)
  const expiring = await prisma.apikey.findMany({
    where: { enabled: true, expiresAt: { gt: new Date(now), lte: horizon } },
    select: { id: true, name: true, referenceId: true, expiresAt: true, createdAt: true },
    orderBy: { expiresAt: 'asc' },
  })
  for (const { id, name, referenceId: workspaceId, expiresAt, createdAt } of expiring) {
    if (!expiresAt) continue
    const leftMs = expiresAt.getTime() - now
    const lifeMs = expiresAt.getTime() - createdAt.getTime()
    const due = warnedBefore.find((days) => leftMs <= days * dayMs)
    if (due === undefined || lifeMs <= due * dayMs) continue
    const key = `key expires ${id} ${expiresAt.toISOString()} ${due}`
    const facts = { name: name ?? 'API key', expiresAt: expiresAt.toISOString(), daysLeft: Math.ceil(leftMs / dayMs) }
    await notify(prisma, { workspaceId, key }, { kind: 'API_KEY_EXPIRING', ...facts })
  }
}
