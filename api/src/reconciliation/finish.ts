import type { Reconciliation } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

/** Single findings are kept this long; the statement itself for ever. */
const findingsKeptMs = 100 * 24 * 60 * 60_000

/** Everything is compared: counts what is left to do, and lets go of what was read. */
export async function finish(
  transaction: Transaction,
  { id, organisationId }: Reconciliation,
  now: Date,
): Promise<void> {
  const where = { reconciliationId: id, class: { not: 'UNDER_WAY' as const } }
  const differences = await transaction.finding.count({ where: { ...where, acceptedAt: null } })
  const accepted = await transaction.finding.count({ where: { ...where, acceptedAt: { not: null } } })
  await transaction.reconciliationReading.deleteMany({ where: { reconciliationId: id } })
  await transaction.finding.deleteMany({
    where: { reconciliation: { organisationId, createdAt: { lt: new Date(now.getTime() - findingsKeptMs) } } },
  })
  await transaction.reconciliation.update({
    where: { id },
    data: { state: 'DONE', endedAt: now, differences, accepted, nextAttemptAt: null },
  })
}
