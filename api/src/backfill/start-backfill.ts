import type { Backfill } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, isDuplicate } from '../lib/transaction.ts'
import { setupIncomplete } from '../problem/catalogue.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput, type NotConnected, type SetupIncomplete } from '../problem/problem.ts'
import { readMissingSetup } from '../sync/read-books.ts'
import type { Viewer } from '../workspace/session.ts'
import { insertItems } from './backfill.store.ts'
import { checkScope, type ScopeInput } from './scope.ts'

/** Begins to send what is older than the connection: from here on the drain feeds itself from it (rule C1). */
export async function startBackfill(
  { prisma, clock, wake }: Dependencies,
  viewer: Viewer,
  input: ScopeInput,
): Promise<Backfill | NotConnected | SetupIncomplete | Conflict | InvalidInput> {
  const scope = checkScope(input)
  if (scope instanceof InvalidInput) return scope
  const { workspaceId } = viewer
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { organisationId, connectionId } = link.target
  const missing = await readMissingSetup(prisma, organisationId)
  if (missing.length > 0) return setupIncomplete(missing)
  const now = new Date(clock.now())
  const since = scope.since === undefined ? null : new Date(scope.since)
  try {
    const started = await inTransaction(prisma, async (transaction) => {
      const whose = { workspaceId, organisationId, connectionId, startedBy: viewer.name }
      const backfill = await transaction.backfill.create({
        data: { ...whose, since, startedAt: now, runningSince: now },
      })
      if ((await insertItems(transaction, backfill, scope)) > 0) {
        publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
        return backfill
      }
      await transaction.backfill.delete({ where: { id: backfill.id } })
      return conflict('NOTHING_TO_BACKFILL')
    })
    wake(organisationId)
    return started
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('BACKFILL_OPEN')
    throw cause
  }
}
