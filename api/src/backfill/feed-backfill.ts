import { publish } from '../events/publish.ts'
import { handOver, isHandedOver } from '../sync/background.ts'
import { fenced, now, type Run } from '../sync/run.ts'
import { isUnderWay, lockRunning, takeNext } from './backfill.store.ts'
import { tellEnd } from './tell-end.ts'

/** So many are handed over at once: ten full batches, and no more to take back when somebody pauses. */
const atOnce = 500

/**
 * When the drain has nothing else to send, hands over the next documents of a running backfill; ends the backfill when
 * there are none left and none on its way. False: there is nothing more to send now.
 */
export async function feedBackfill(run: Run): Promise<boolean> {
  const { organisationId, workspaceId, connectionId } = run.target
  const running = await run.dependencies.prisma.backfill.findFirst({ where: { organisationId, state: 'RUNNING' } })
  if (!running) return false
  return fenced(run, async (transaction) => {
    const backfill = await lockRunning(transaction, organisationId)
    // What waits for another day or another try is not piled upon.
    if (!backfill || (await isHandedOver(transaction, organisationId))) return false
    const documentIds = await takeNext(transaction, backfill.id, { most: atOnce, now: now(run) })
    if (documentIds.length > 0) {
      await handOver(transaction, { workspaceId, organisationId }, { documentIds, now: now(run) })
      return true
    }
    if (await isUnderWay(transaction, backfill)) return false
    const finished = { state: 'FINISHED' as const, endedAt: now(run) }
    await tellEnd(
      transaction,
      await transaction.backfill.update({ where: { id: backfill.id }, data: finished }),
      'finished',
    )
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return false
  })
}
