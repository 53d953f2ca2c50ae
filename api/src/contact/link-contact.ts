import type { Client } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { InvalidInput, NotConnected, NotFound } from '../problem/problem.ts'
import { releaseBlocked } from '../sync/release-blocked.ts'
import type { Viewer } from '../workspace/session.ts'

/** Ties a client to the contact a person chose, or unties it; what waited for the choice goes by itself (F071). */
export async function linkContact(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  input: { clientId: string; contactId?: string | null | undefined },
): Promise<Client | NotFound | NotConnected | InvalidInput> {
  const clientId = localId('Client', input.clientId) ?? ''
  const client = await prisma.client.findUnique({ where: { id: clientId, workspaceId } })
  if (!client) return new NotFound('client')
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId, connectionId } = link.target
  const contact = input.contactId
    ? await prisma.ledgerContact.findFirst({
        where: { id: localId('LedgerContact', input.contactId) ?? '', organisationId },
      })
    : undefined
  if (contact === null) return new NotFound('Xero contact')
  if (contact?.archived) {
    const message = `${contact.name} is archived in Xero. Restore it there, or choose another contact.`
    return new InvalidInput([{ path: 'contactId', message }])
  }
  await inTransaction(prisma, async (transaction) => {
    await transaction.contactLink.deleteMany({ where: { organisationId, clientId } })
    if (contact) {
      const { ledgerContactId, name } = contact
      await transaction.contactLink.create({ data: { organisationId, clientId, ledgerContactId, name } })
    }
    await releaseBlocked(transaction, { workspaceId, organisationId, now: new Date(clock.now()) })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
  wake(organisationId)
  return client
}
