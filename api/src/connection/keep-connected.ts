import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { NotConnected } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findStanding } from './connection.store.ts'

/** A person still wants a quiet connection: its idle days are counted anew. */
export function keepConnected(
  { prisma, clock }: Dependencies,
  { workspaceId }: Viewer,
): Promise<Connection | NotConnected> {
  return inTransaction(prisma, async (transaction) => {
    const connection = await findStanding(transaction, workspaceId)
    if (!connection) return new NotConnected()
    const data = { keptAt: new Date(clock.now()) }
    const kept = await transaction.connection.update({ where: { id: connection.id }, data })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: kept.id }])
    return kept
  })
}
