import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { endConnection } from './end-connection.ts'

/** Disconnects on a person's word. */
export async function disconnect(
  dependencies: Dependencies,
  { workspaceId, name }: Viewer,
  connectionId: string | undefined,
): Promise<Connection | NotFound | NotConnected> {
  const connection = await dependencies.prisma.connection.findFirst({ where: { id: connectionId ?? '', workspaceId } })
  if (!connection) return new NotFound('connection')
  const ended = await endConnection(dependencies, connection, { code: 'DISCONNECTED_BY_PERSON', by: name })
  return ended ?? new NotConnected()
}
