import {
  Prisma,
  type Client,
  type ContactLink,
  type LedgerContact as MirrorContact,
  type PrismaClient,
} from '@tieout/prisma'
import { query, type Transaction } from '../../lib/transaction.ts'

/** A contact that is to be changed there, with the client as it is here. */
export type DueLink = ContactLink & { client: Client }

/** A link with the client that may follow it, and whether details come back to the workspace at all. */
export type FollowingLink = ContactLink & { client: Client & { workspace: { contactsPull: boolean } } }

/** Contacts to be changed there now; none while the workspace's contacts stay here (rule C4). */
export function findDueLinks(
  prisma: PrismaClient,
  organisationId: string,
  { now, most }: { now: Date; most: number },
): Promise<DueLink[]> {
  return prisma.contactLink.findMany({
    where: { organisationId, dueAt: { lte: now }, organisation: { workspace: { contactsPush: true } } },
    include: { client: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: most,
  })
}

/** The client and its link as they are now, held until the transaction ends: an edit waits, or was before. */
export async function lockLink(transaction: Transaction, { id, clientId }: ContactLink): Promise<DueLink | null> {
  await query(transaction, Prisma.sql`select id from "Client" where id = ${clientId} for update`)
  return transaction.contactLink.findUnique({ where: { id }, include: { client: true } })
}

/** Links to these contacts, and the contacts as the mirror had them until now. */
export async function findLinked(
  transaction: Transaction,
  organisationId: string,
  ledgerContactIds: string[],
): Promise<{ links: FollowingLink[]; mirrored: MirrorContact[] }> {
  const which = { organisationId, ledgerContactId: { in: ledgerContactIds } }
  const links = await transaction.contactLink.findMany({
    where: which,
    include: { client: { include: { workspace: { select: { contactsPull: true } } } } },
    orderBy: { clientId: 'asc' },
  })
  if (links.length === 0) return { links, mirrored: [] }
  const followed = links.map((link) => link.ledgerContactId)
  const mirrored = await transaction.ledgerContact.findMany({
    where: { organisationId, ledgerContactId: { in: followed } },
  })
  return { links, mirrored }
}

/** Whether another client of the workspace has this name already. */
export async function isNamedAlready(transaction: Transaction, { id, workspaceId }: Client, name: string) {
  const namesake = await transaction.client.findFirst({
    where: { workspaceId, id: { not: id }, name: { equals: name, mode: 'insensitive' } },
    select: { id: true },
  })
  return namesake !== null
}
