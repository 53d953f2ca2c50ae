import { differencesOf, takenFrom } from '../../engine/align-contact.ts'
import type { LedgerContact } from '../../engine/ledger-documents.ts'
import { publish } from '../../events/publish.ts'
import type { Transaction } from '../../lib/transaction.ts'
import type { Target } from '../dependencies.ts'
import { findLinked, isNamedAlready, type FollowingLink } from './alignment.store.ts'

/**
 * Takes over to the clients here what was changed in contacts there, in the transaction that is about to mirror them: the
 * mirror as it still is says what is new. Only links whose details the ledger keeps, and only where details come back
 * at all (rules C4 and C13): without either, nothing here is touched.
 */
export async function followContacts(
  transaction: Transaction,
  { workspaceId, organisationId, connectionId }: Target,
  { contacts, now }: { contacts: readonly LedgerContact[]; now: Date },
): Promise<void> {
  const read = new Map(contacts.map((contact) => [contact.ledgerContactId, contact]))
  const { links, mirrored } = await findLinked(transaction, organisationId, [...read.keys()])
  let isChanged = false
  for (const link of links) {
    const { id, client, ledgerContactId } = link
    const before = mirrored.find((one) => one.ledgerContactId === ledgerContactId)
    const after = read.get(ledgerContactId)
    if (!before || !after) continue
    // Whoever looks at the client sees the two differ, followed or not.
    isChanged ||= differencesOf(before, after).length > 0
    if (!follows(link)) continue
    const { name, ...details } = takenFrom(client, before, after)
    // Two clients of one name could not be told apart: the name stays, and the two sides are shown side by side.
    const isFree = typeof name === 'string' && !(await isNamedAlready(transaction, client, name))
    const data = { ...details, ...(isFree ? { name } : {}) }
    if (Object.keys(data).length === 0) continue
    await transaction.client.update({ where: { id: client.id }, data })
    await transaction.contactLink.update({ where: { id }, data: { takenAt: now, name: after.name } })
  }
  if (isChanged) publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
}

function follows({ master, client }: FollowingLink): boolean {
  return master === 'XERO' && client.workspace.contactsPull
}
