import type { Finding, FindingClass, PrismaClient, Reconciliation } from '@tieout/prisma'
import { InvalidInput, NotFound } from '../problem/problem.ts'

/** Which findings of one reconciliation: these, or all of a class that are still to do. */
export interface Choice {
  reconciliationId: string | undefined
  findingIds: readonly string[] | undefined
  class: FindingClass | undefined
}

/** More at once is a job for several calls. */
export const mostAtOnce = 500

/** The findings still open among those chosen. Only a finished reconciliation has any. */
export async function chooseFindings(
  prisma: PrismaClient,
  workspaceId: string,
  choice: Choice,
  isAccepted = false,
): Promise<{ reconciliation: Reconciliation; findings: Finding[] } | NotFound | InvalidInput> {
  if (!choice.findingIds === !choice.class)
    return new InvalidInput([{ path: 'findingIds', message: 'Name findings, or a class of them.' }])
  const where = { id: choice.reconciliationId ?? '', workspaceId, state: 'DONE' as const }
  const reconciliation = await prisma.reconciliation.findFirst({ where })
  if (!reconciliation) return new NotFound('reconciliation')
  const findings = await prisma.finding.findMany({
    where: {
      ...{ reconciliationId: reconciliation.id, repairedAt: null },
      acceptedAt: isAccepted ? { not: null } : null,
      class: choice.class ? { equals: choice.class } : { not: 'UNDER_WAY' },
      ...(choice.findingIds ? { id: { in: [...choice.findingIds] } } : {}),
    },
    orderBy: { id: 'asc' },
    take: mostAtOnce,
  })
  return { reconciliation, findings }
}
