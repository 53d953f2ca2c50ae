import type { ConnectionStatus } from '@tieout/prisma'
import type { ConnectionReason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'

/** States in which a connection still stands for its workspace. */
export const liveStatuses: ConnectionStatus[] = ['CONNECTED', 'NEEDS_ATTENTION', 'EXPIRED', 'PAUSED']

/** Moves live connections to what the ledger told us of them, and announces it. */
export async function markConnections(
  transaction: Transaction,
  which: { id: string } | { grantId: string },
  status: ConnectionStatus,
  reason: ConnectionReason | undefined,
): Promise<void> {
  const connections = await transaction.connection.findMany({ where: { ...which, status: { in: liveStatuses } } })
  const changing = connections.filter((one) => one.status !== status || one.statusCode !== (reason?.code ?? null))
  for (const connection of changing)
    await transaction.connection.update({
      where: { id: connection.id },
      data: { status, statusCode: reason?.code ?? null },
    })
  await publish(
    transaction,
    changing.map(({ id, workspaceId }) => ({ name: 'connectionChanged', workspaceId, connectionId: id })),
  )
}
