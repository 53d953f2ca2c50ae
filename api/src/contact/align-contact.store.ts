import type { Client, ContactLink, LedgerContact } from '@tieout/prisma'
import type { Context } from '../context.ts'
import { viewerOf } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import type { Transaction } from '../lib/transaction.ts'
import { loadStanding } from '../sync-status/standing.ts'

interface Aligned {
  client: Client
  link: ContactLink
  contact: LedgerContact
  contactsPush: boolean
  /** Somebody else here who has the contact's name already. */
  namesake: Client | null
}

/** A client, held until the transaction ends, with the contact that stands for it. */
export async function findAligned(
  transaction: Transaction,
  { workspaceId, organisationId, clientId }: { workspaceId: string; organisationId: string; clientId: string },
): Promise<Aligned | undefined> {
  await transaction.$queryRaw`select id from "Client" where id = ${clientId} for update`
  const link = await transaction.contactLink.findFirst({
    where: { organisationId, clientId, client: { workspaceId } },
    include: { client: { include: { workspace: { select: { contactsPush: true } } } } },
  })
  if (!link) return undefined
  const { client, ledgerContactId } = link
  const contact = await transaction.ledgerContact.findFirst({ where: { organisationId, ledgerContactId } })
  if (!contact) return undefined
  const name = { equals: contact.name, mode: 'insensitive' as const }
  const namesake = await transaction.client.findFirst({ where: { workspaceId, name, id: { not: clientId } } })
  return { client, link, contact, contactsPush: client.workspace.contactsPush, namesake }
}

/** How clients and their contacts of the connected organisation stand to each other. */
export const loadAlignment = makeLoader<Context, string, { link: ContactLink; contact: LedgerContact }>(
  async (context, clientIds) => {
    const { prisma } = context.dependencies
    const { organisationId = '' } = await loadStanding(prisma, viewerOf(context).workspaceId)
    const links = await prisma.contactLink.findMany({ where: { organisationId, clientId: { in: [...clientIds] } } })
    const contacts = await prisma.ledgerContact.findMany({
      where: { organisationId, ledgerContactId: { in: links.map(({ ledgerContactId }) => ledgerContactId) } },
    })
    const known = new Map(contacts.map((contact) => [contact.ledgerContactId, contact]))
    return new Map(
      links.flatMap((link) => {
        const contact = known.get(link.ledgerContactId)
        return contact ? [[link.clientId, { link, contact }] as const] : []
      }),
    )
  },
)
