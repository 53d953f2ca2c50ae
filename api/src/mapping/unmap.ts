import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { type Conflict, NotConnected, NotFound, Problem } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { deleteMapping, findMapped } from './mapping.store.ts'

/** Takes a mapping away: what it served falls back to the default. */
export async function unmap(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  { mappingId, revision }: { mappingId: string; revision?: string | null | undefined },
): Promise<{ connection: Connection } | NotFound | NotConnected | Conflict> {
  const mapped = await findMapped(prisma, workspaceId)
  if (!mapped) return new NotConnected()
  const { organisationId, connectionId } = mapped
  const mapping = readMappingId(mappingId)
  const gone = await inTransaction(prisma, async (transaction) => {
    const deleted = mapping !== undefined && (await deleteMapping(transaction, organisationId, mapping, revision))
    if (deleted === true) publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return deleted
  })
  if (gone instanceof Problem) return gone
  if (!gone) return new NotFound('mapping')
  return { connection: await prisma.connection.findUniqueOrThrow({ where: { id: connectionId } }) }
}

function readMappingId(given: string): { kind: 'tax' | 'account'; id: string } | undefined {
  const tax = localId('TaxMapping', given)
  if (tax !== undefined) return { kind: 'tax', id: tax }
  const account = localId('AccountMapping', given)
  return account === undefined ? undefined : { kind: 'account', id: account }
}
