import type { Backfill } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, isDuplicate, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import { takeBack } from '../sync/background.ts'
import type { Viewer } from '../workspace/session.ts'
import { lockBackfill, putBack, reopenFailed } from './backfill.store.ts'
import { tellEnd } from './tell-end.ts'

export type Steered = Backfill | NotFound | Conflict

/** Stops handing over, and takes back what nobody has begun to send. What is on its way arrives. */
export function pauseBackfill(dependencies: Dependencies, viewer: Viewer, id: string | undefined): Promise<Steered> {
  return steer(dependencies, viewer, id, async (transaction, backfill) => {
    if (backfill.state !== 'RUNNING') return conflict('BACKFILL_NOT_RUNNING')
    await stopFeeding(transaction, backfill)
    return transaction.backfill.update({ where: { id: backfill.id }, data: { state: 'PAUSED' } })
  })
}

/** Goes on where it was paused. */
export function resumeBackfill(dependencies: Dependencies, viewer: Viewer, id: string | undefined): Promise<Steered> {
  return steer(dependencies, viewer, id, async (transaction, backfill) => {
    if (backfill.state !== 'PAUSED') return conflict('BACKFILL_NOT_PAUSED')
    return run(transaction, backfill, new Date(dependencies.clock.now()))
  })
}

/** Ends it for good: what nobody has begun to send stays here, what is on its way arrives, what arrived stays there. */
export function cancelBackfill(dependencies: Dependencies, viewer: Viewer, id: string | undefined): Promise<Steered> {
  return steer(dependencies, viewer, id, async (transaction, backfill) => {
    if (!isOpen(backfill)) return conflict('BACKFILL_NOT_RUNNING')
    await stopFeeding(transaction, backfill)
    const data = { state: 'CANCELLED' as const, endedAt: new Date(dependencies.clock.now()) }
    const cancelled = await transaction.backfill.update({ where: { id: backfill.id }, data })
    await tellEnd(transaction, cancelled, 'cancelled')
    return cancelled
  })
}

/** Tries again what failed, with everything that was mended since; also after its end. */
export async function retryBackfill(
  dependencies: Dependencies,
  viewer: Viewer,
  id: string | undefined,
): Promise<Steered> {
  try {
    return await steer(dependencies, viewer, id, async (transaction, backfill) => {
      if (backfill.state === 'CANCELLED') return conflict('BACKFILL_NOT_RUNNING')
      if ((await reopenFailed(transaction, backfill)) === 0) return conflict('NOTHING_TO_BACKFILL')
      if (isOpen(backfill)) return backfill
      return run(transaction, backfill, new Date(dependencies.clock.now()))
    })
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('BACKFILL_OPEN')
    throw cause
  }
}

async function steer(
  { prisma, wake }: Dependencies,
  { workspaceId }: Viewer,
  id: string | undefined,
  turn: (transaction: Transaction, backfill: Backfill) => Promise<Steered>,
): Promise<Steered> {
  const steered = await inTransaction(prisma, async (transaction) => {
    const backfill = await lockBackfill(transaction, workspaceId, id)
    if (!backfill) return new NotFound('backfill')
    const turned = await turn(transaction, backfill)
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: backfill.connectionId }])
    return turned
  })
  if ('organisationId' in steered) wake(steered.organisationId)
  return steered
}

function run(transaction: Transaction, { id }: Backfill, runningSince: Date): Promise<Backfill> {
  return transaction.backfill.update({ where: { id }, data: { state: 'RUNNING', runningSince, endedAt: null } })
}

async function stopFeeding(transaction: Transaction, backfill: Backfill): Promise<void> {
  await putBack(transaction, backfill.id, await takeBack(transaction, backfill))
}

function isOpen({ state }: Backfill): boolean {
  return state === 'RUNNING' || state === 'PAUSED'
}
