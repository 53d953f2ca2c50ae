import type { Client } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findAddable } from './add-from-contact.store.ts'

/** Makes a contact of the ledger a client here, or a supplier: linked, and following it from now on (F072). */
export async function addFromContact(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: { contactId: string },
): Promise<Client | NotFound | NotConnected | Conflict> {
  const connected = await findLink(prisma, workspaceId)
  if (!connected) return new NotConnected()
  const { organisationId, connectionId } = connected.target
  const contactId = localId('LedgerContact', input.contactId) ?? ''
  return inTransaction(prisma, async (transaction) => {
    const found = await findAddable(transaction, { workspaceId, organisationId, contactId })
    if (!found) return new NotFound('Xero contact')
    const { contact, linked, namesake } = found
    // Asked twice, it is one client.
    if (linked) return linked
    if (namesake) return conflict('NAME_TAKEN', { name: namesake.name })
    const { name, email, phone, ledgerContactId, isSupplier, isCustomer } = contact
    const roles = { isSupplier, isCustomer: isCustomer || !isSupplier }
    const links = { create: { organisationId, ledgerContactId, name, master: 'XERO' as const } }
    const client = await transaction.client.create({ data: { workspaceId, name, email, phone, ...roles, links } })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return client
  })
}
