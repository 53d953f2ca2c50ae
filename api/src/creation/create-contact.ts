import type { Client } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, type NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findContactTaken, findOwnClient, saveWanted } from './creation.store.ts'

/**
 * Asks for a new contact of a client in the ledger, whoever else there is alike (F102). It is made in the background, once;
 * a client that has a contact keeps it.
 */
export async function createContact(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  input: { clientId: string },
): Promise<Client | NotFound | NotConnected | Conflict> {
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { organisationId, connectionId } = link.target
  const now = new Date(clock.now())
  const asked = await inTransaction(prisma, async (transaction) => {
    const client = await findOwnClient(transaction, workspaceId, localId('Client', input.clientId) ?? '')
    if (!client) return new NotFound('client')
    const taken = await findContactTaken(transaction, organisationId, client)
    if (taken === 'client') return client
    if (taken === 'name') return conflict('CONTACT_EXISTS', { name: client.name })
    await saveWanted(transaction, { organisationId, kind: 'CONTACT', subjectId: client.id }, { details: {}, now })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return client
  })
  if ('id' in asked) wake(organisationId)
  return asked
}
