import { type Client, type LedgerContact, Prisma } from '@tieout/prisma'
import { query, type Transaction } from '../lib/transaction.ts'

interface Addable {
  contact: LedgerContact
  /** The client it stands for already. */
  linked: Client | undefined
  /** A client of its name. */
  namesake: Client | null
}

/** An active contact, held until the transaction ends, and who here has its name or is linked to it. */
export async function findAddable(
  transaction: Transaction,
  { workspaceId, organisationId, contactId }: { workspaceId: string; organisationId: string; contactId: string },
): Promise<Addable | undefined> {
  await query(transaction, Prisma.sql`select id from "LedgerContact" where id = ${contactId} for update`)
  const contact = await transaction.ledgerContact.findFirst({
    where: { id: contactId, organisationId, archived: false },
  })
  if (!contact) return undefined
  const link = await transaction.contactLink.findFirst({
    where: { organisationId, ledgerContactId: contact.ledgerContactId, client: { workspaceId } },
    include: { client: true },
  })
  const name = { equals: contact.name, mode: 'insensitive' as const }
  return {
    contact,
    linked: link?.client,
    namesake: await transaction.client.findFirst({ where: { workspaceId, name } }),
  }
}
