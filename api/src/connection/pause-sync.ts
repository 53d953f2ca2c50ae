import type { Connection, Prisma } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { pausedByPerson } from './pause.ts'

/**
 * Pauses everything that would ask the ledger, on a person's word: a call under way ends as it would, and no other is made.
 * What waits goes on waiting, what is sent meanwhile waits with it. Paused already: it stays whose it was.
 */
export function pauseSync(
  dependencies: Dependencies,
  viewer: Viewer,
  connectionId: string | undefined,
): Promise<Connection | NotFound | NotConnected> {
  const since = new Date(dependencies.clock.now())
  const paused = { ...pausedByPerson, statusSince: since, statusDetail: { by: viewer.name } }
  return move(dependencies, viewer, { connectionId, from: { status: 'CONNECTED' }, data: paused })
}

/** Lets everything go on where it stood, at once. Only what a person paused is resumed by one. */
export async function resumeSync(
  dependencies: Dependencies,
  viewer: Viewer,
  connectionId: string | undefined,
): Promise<Connection | NotFound | NotConnected> {
  const since = new Date(dependencies.clock.now())
  const working = { status: 'CONNECTED', statusCode: null, statusSince: since } as const
  const resumed = await move(dependencies, viewer, { connectionId, from: pausedByPerson, data: working })
  if ('organisationId' in resumed && resumed.organisationId) dependencies.wake(resumed.organisationId)
  return resumed
}

interface Move {
  connectionId: string | undefined
  from: Prisma.ConnectionWhereInput
  data: Prisma.ConnectionUpdateManyMutationInput
}

/** Asked twice, it is done once: a connection that stands as wanted is answered as it is. */
function move(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  { connectionId, from, data }: Move,
): Promise<Connection | NotFound | NotConnected> {
  return inTransaction(prisma, async (transaction) => {
    const which = { id: connectionId ?? '', workspaceId }
    const { count } = await transaction.connection.updateMany({ where: { ...which, ...from }, data })
    const connection = await transaction.connection.findFirst({ where: which })
    if (!connection) return new NotFound('connection')
    if (connection.status !== data.status || connection.statusCode !== (data.statusCode ?? null))
      return new NotConnected()
    if (count > 0) publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: connection.id }])
    return connection
  })
}
