import type { Dependencies } from '../dependencies.ts'
import { removeEntries } from './audit.store.ts'

const dayMs = 24 * 60 * 60_000

/** Forgets what is older than who hosts Tieout keeps it; unless they said so, nothing. */
export async function forgetEntries({
  prisma,
  clock,
  env,
}: Pick<Dependencies, 'prisma' | 'clock' | 'env'>): Promise<void> {
  if (env.auditDays === null) return
  const before = new Date(clock.now() - env.auditDays * dayMs)
  while (!(await removeEntries(prisma, before)));
}
