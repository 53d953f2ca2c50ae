import type { Finding, Reconciliation } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { type InvalidInput, type NotFound, Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { type Choice, chooseFindings } from './choose-findings.ts'
import { changed } from './end.ts'

/**
 * Lets differences stand, under the name of who decided so; or takes that back. An accepted difference is counted apart, in
 * later reconciliations as well, until it becomes another one.
 */
export async function acceptFindings(
  { prisma, clock }: Dependencies,
  { workspaceId, name }: Viewer,
  choice: Choice,
  isAccepted: boolean,
): Promise<Reconciliation | NotFound | InvalidInput> {
  const chosen = await chooseFindings(prisma, workspaceId, choice, !isAccepted)
  if (chosen instanceof Problem) return chosen
  const { reconciliation, findings } = chosen
  return inTransaction(prisma, async (transaction) => {
    const decision = isAccepted ? { acceptedAt: new Date(clock.now()), acceptedBy: name } : undefined
    await remember(transaction, reconciliation.organisationId, findings, decision)
    await transaction.finding.updateMany({
      where: { id: { in: findings.map((finding) => finding.id) } },
      data: decision ?? { acceptedAt: null, acceptedBy: null },
    })
    const moved = isAccepted ? findings.length : -findings.length
    const after = await transaction.reconciliation.update({
      where: { id: reconciliation.id },
      data: { accepted: { increment: moved }, differences: { decrement: moved } },
    })
    publish(transaction, [changed(after)])
    return after
  })
}

async function remember(
  transaction: Transaction,
  organisationId: string,
  findings: readonly Finding[],
  decision: { acceptedAt: Date; acceptedBy: string } | undefined,
): Promise<void> {
  const subjects = findings.map((finding) => finding.ledgerId ?? finding.documentId ?? '')
  await transaction.acceptedDifference.deleteMany({ where: { organisationId, subject: { in: subjects } } })
  if (!decision) return
  await transaction.acceptedDifference.createMany({
    data: findings.map(({ ledgerId, documentId, fingerprint }) => ({
      ...{ organisationId, subject: ledgerId ?? documentId ?? '', fingerprint, ...decision },
    })),
    skipDuplicates: true,
  })
}
