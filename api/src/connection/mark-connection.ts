import type { ConnectionStatus } from '@tieout/prisma'
import type { ConnectionReason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { notify } from '../notification/notice.ts'

/** States in which a connection still stands for its workspace. */
export const liveStatuses: ConnectionStatus[] = ['CONNECTED', 'NEEDS_ATTENTION', 'EXPIRED', 'PAUSED']

/** Moves live connections to what the ledger told us of them, and announces it. */
export async function markConnections(
  transaction: Transaction,
  which: { id: string } | { grantId: string },
  { status, reason, now }: { status: ConnectionStatus; reason: ConnectionReason | undefined; now: Date },
): Promise<void> {
  const connections = await transaction.connection.findMany({ where: { ...which, status: { in: liveStatuses } } })
  const changing = connections.filter((one) => one.status !== status || one.statusCode !== (reason?.code ?? null))
  for (const { id, workspaceId } of changing) {
    const data = { status, statusCode: reason?.code ?? null, statusSince: now }
    await transaction.connection.update({ where: { id }, data })
    if (reason && needsPerson.includes(status)) await tellNeed(transaction, { id, workspaceId }, reason, now)
  }
  publish(
    transaction,
    changing.map(({ id, workspaceId }) => ({ name: 'connectionChanged', workspaceId, connectionId: id })),
  )
}

/** States that only a person ends. */
export const needsPerson: ConnectionStatus[] = ['NEEDS_ATTENTION', 'EXPIRED']

function tellNeed(
  transaction: Transaction,
  { id, workspaceId }: { id: string; workspaceId: string },
  { code }: ConnectionReason,
  now: Date,
): Promise<void> {
  const notice = { kind: 'CONNECTION_NEEDS_YOU', connectionId: id, code, since: now.toISOString(), day: 0 } as const
  return notify(transaction, { workspaceId }, notice)
}
