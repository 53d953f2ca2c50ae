import type { DocumentKind, Reconciliation, ReconciliationScope } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, isDuplicate } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, type NotConnected } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { changed } from './end.ts'
import { chooseLists, estimate } from './estimate.ts'

/** Begins a reconciliation because a person asks for it (C14). One runs at a time per organisation. */
export async function startReconciliation(
  dependencies: Dependencies,
  { workspaceId, name }: Viewer,
  { scope, kinds }: { scope: ReconciliationScope; kinds?: readonly DocumentKind[] | null | undefined },
): Promise<Reconciliation | NotConnected | Conflict> {
  const { prisma, ledger, clock, wake } = dependencies
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { organisationId } = link.target
  const lists = chooseLists(await estimate(prisma, ledger, { workspaceId, organisationId }), kinds)
  const row = { workspaceId, organisationId, scope, ...lists, requestedBy: name }
  try {
    const begun = await inTransaction(prisma, async (transaction) => {
      const createdAt = new Date(clock.now())
      const one = await transaction.reconciliation.create({ data: { ...row, origin: 'PERSON', createdAt } })
      publish(transaction, [changed(one)])
      return one
    })
    wake(organisationId)
    return begun
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause
    return conflict('RECONCILING')
  }
}
