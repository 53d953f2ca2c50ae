import { digestDue } from '../engine/morning.ts'
import { countDay, findDigested } from './digest.store.ts'
import type { MailDependencies } from './dependencies.ts'
import { notify } from './notice.ts'

/**
 * Writes the daily digest of every workspace whose morning it is and where somebody asked for one (E7). Asked any number
 * of times, on any number of nodes, each is told once a day; a day on which nothing happened is not told.
 */
export async function writeDigests({ prisma, clock }: Pick<MailDependencies, 'prisma' | 'clock'>): Promise<void> {
  const now = new Date(clock.now())
  for (const { id: workspaceId, timeZone } of await findDigested(prisma)) {
    const due = digestDue(now, timeZone)
    if (!due) continue
    const counts = await countDay(prisma, workspaceId, due)
    if (Object.values(counts).every((count) => count === 0)) continue
    const owner = { workspaceId, key: `digest ${workspaceId} ${due.day}` }
    await notify(prisma, owner, { kind: 'DAILY_DIGEST', day: due.day, ...counts })
  }
}
