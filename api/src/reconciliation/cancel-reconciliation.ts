import type { Reconciliation } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { changed, endNow } from './end.ts'
import { holdOpen } from './reconciliation.store.ts'

/** Stops a reconciliation. The call under way ends by itself; nothing of it is kept. */
export async function cancelReconciliation(
  { prisma, clock }: Dependencies,
  { workspaceId }: Viewer,
  id: string | undefined,
): Promise<Reconciliation | NotFound | Conflict> {
  return inTransaction(prisma, async (transaction) => {
    const where = { id: id ?? '', workspaceId }
    if (!(await transaction.reconciliation.findFirst({ where }))) return new NotFound('reconciliation')
    if (!(await holdOpen(transaction, where.id))) return conflict('RECONCILIATION_ENDED')
    await endNow(transaction, where, { state: 'CANCELLED', code: undefined, at: new Date(clock.now()) })
    const ended = await transaction.reconciliation.findUniqueOrThrow({ where })
    publish(transaction, [changed(ended)])
    return ended
  })
}
