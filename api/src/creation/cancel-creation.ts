import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findCreation, findSubject, withdrawCreation } from './creation.store.ts'

/** Takes back what was asked to be made of a client or a record, unless it may be there already. */
export async function cancelCreation(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  { subjectId }: { subjectId: string },
): Promise<{ subjectId: string } | NotFound | NotConnected | Conflict> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId, connectionId } = link.target
  const [clientId, recordId] = [localId('Client', subjectId), localId('Record', subjectId)]
  const kind = clientId === undefined ? 'ITEM' : 'CONTACT'
  return inTransaction(prisma, async (transaction) => {
    const own = await findSubject(transaction, workspaceId, { kind, id: clientId ?? recordId ?? '' })
    if (!own) return new NotFound('client or record')
    const wanted = { organisationId, kind, subjectId: own.id } as const
    const isGone = await withdrawCreation(transaction, wanted)
    if (!isGone && (await findCreation(transaction, wanted))) return conflict('UNDER_WAY', { name: own.name })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return { subjectId }
  })
}
