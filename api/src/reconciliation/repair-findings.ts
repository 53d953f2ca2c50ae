import type { Finding, FindingRepair, Reconciliation } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { conflict } from '../problem/conflicts.ts'
import { type InvalidInput, NotConnected, type NotFound, Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { inTransaction } from '../lib/transaction.ts'
import { type Choice, chooseFindings } from './choose-findings.ts'
import { changed } from './end.ts'
import { isOwnRepair, repairOne } from './repair-one.ts'
import { repairTogether } from './repair-together.ts'
import { repairsFor } from './repairs.ts'

/** What became of a repair; `refused` say each why, and stay open. */
export interface Repaired {
  reconciliation: Reconciliation
  count: number
  refused: { finding: Finding; problem: Problem }[]
}

/** Mends findings by the use case that a person would have reached for on each invoice. */
export async function repairFindings(
  dependencies: Dependencies,
  viewer: Viewer,
  choice: Choice,
  repair: FindingRepair,
): Promise<Repaired | NotFound | InvalidInput | NotConnected> {
  const { prisma, clock, wake } = dependencies
  const chosen = await chooseFindings(prisma, viewer.workspaceId, choice)
  if (chosen instanceof Problem) return chosen
  const { reconciliation, findings } = chosen
  const link = await findLink(prisma, viewer.workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  if (link.target.organisationId !== reconciliation.organisationId) return new NotConnected()
  const possible = findings.filter((one) => repairsFor(one).includes(repair))
  const refused: Repaired['refused'] = findings
    .filter((one) => !possible.includes(one))
    .map((finding) => ({ finding, problem: conflict('REPAIR_NOT_POSSIBLE', { name: finding.number }) }))
  const now = new Date(clock.now())
  const by = { repair, repairedAt: now, repairedBy: viewer.name }
  if (isOwnRepair(repair)) {
    for (const finding of possible) {
      const problem = await repairOne(dependencies, viewer, repair, finding)
      if (problem) refused.push({ finding, problem })
    }
  }
  const open = possible.filter((one) => !refused.some(({ finding }) => finding === one))
  const late = await inTransaction(prisma, async (transaction) => {
    const refusedNow = await repairTogether({ transaction, target: link.target, now }, repair, open)
    const mended = open.filter((one) => !refusedNow.some(({ finding }) => finding === one))
    await transaction.finding.updateMany({ where: { id: { in: mended.map((one) => one.id) } }, data: by })
    publish(transaction, [changed(reconciliation)])
    return refusedNow
  })
  refused.push(...late)
  wake(reconciliation.organisationId)
  return { reconciliation, count: findings.length - refused.length, refused }
}
