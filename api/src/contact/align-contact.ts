import type { Client } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { differencesOf } from '../engine/align-contact.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import { queueContact } from '../sync/contact/queue-contact.ts'
import type { Viewer } from '../workspace/session.ts'
import { findAligned } from './align-contact.store.ts'

/**
 * Decides whose details count for a client and its contact from now on, and makes the other side say the same (rule C13).
 * Taking theirs is a person's own choice, so it works whatever flows by itself; sending ours does not where none are sent.
 */
export async function alignContact(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  input: { clientId: string; master: 'XERO' | 'APP' },
): Promise<Client | NotFound | NotConnected | Conflict> {
  const { master } = input
  const connected = await findLink(prisma, workspaceId)
  if (!connected) return new NotConnected()
  const { organisationId, connectionId } = connected.target
  const now = new Date(clock.now())
  const clientId = localId('Client', input.clientId) ?? ''
  const aligned = await inTransaction(prisma, async (transaction) => {
    const found = await findAligned(transaction, { workspaceId, organisationId, clientId })
    if (!found) return new NotFound('contact of this client')
    const { client, contact, link, contactsPush, namesake } = found
    if (master === 'APP' && !contactsPush) return conflict('CONTACTS_STAY_HERE')
    if (master === 'XERO' && namesake) return conflict('NAME_TAKEN', { name: namesake.name })
    const fields = differencesOf(client, contact).map(({ field }) => field)
    const settled = master === 'XERO' ? { dueFields: [], dueAt: null, refusals: [], takenAt: now } : {}
    await transaction.contactLink.update({ where: { id: link.id }, data: { master, ...settled } })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    if (master === 'APP') {
      await queueContact(transaction, { organisationId, clientId }, { fields, now })
      return client
    }
    const { name, email, phone } = contact
    return transaction.client.update({ where: { id: clientId }, data: { name, email, phone } })
  })
  if ('id' in aligned) wake(organisationId)
  return aligned
}
