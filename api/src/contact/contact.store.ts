import type { Client, LedgerContact, Prisma } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import { loadStanding } from '../sync-status/standing.ts'

export interface ContactFilter {
  search?: string | null | undefined
  role?: 'CUSTOMER' | 'SUPPLIER' | null | undefined
  linked?: boolean | null | undefined
  includeArchived?: boolean | null | undefined
}

/** The connected organisation's contacts that are asked for; of another workspace's, none. */
export async function whereContacts(context: Context, filter: ContactFilter): Promise<Prisma.LedgerContactWhereInput> {
  const { prisma } = context.dependencies
  const { organisationId = '' } = await loadStanding(prisma, viewerOf(context).workspaceId)
  const text = filter.search?.trim()
  const contains = { contains: text ?? '', mode: 'insensitive' as const }
  const linked =
    filter.linked === null || filter.linked === undefined
      ? undefined
      : (await prisma.contactLink.findMany({ where: { organisationId }, select: { ledgerContactId: true } })).map(
          ({ ledgerContactId }) => ledgerContactId,
        )
  return {
    organisationId,
    ...(filter.includeArchived ? {} : { archived: false }),
    ...(filter.role === 'CUSTOMER' ? { isCustomer: true } : {}),
    ...(filter.role === 'SUPPLIER' ? { isSupplier: true } : {}),
    ...(linked ? { ledgerContactId: filter.linked ? { in: linked } : { notIn: linked } } : {}),
    ...(text ? { OR: [{ name: contains }, { email: contains }, { phone: contains }] } : {}),
  }
}

/** The clients that contacts of the connected organisation stand for. */
export const loadClientsOf = makeLoader<Context, string, Client[]>(async (context, ledgerContactIds) => {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const { organisationId = '' } = await loadStanding(prisma, workspaceId)
  const links = await prisma.contactLink.findMany({
    where: { organisationId, ledgerContactId: { in: [...ledgerContactIds] }, client: { workspaceId } },
    include: { client: true },
    orderBy: { client: { name: 'asc' } },
  })
  const grouped = Map.groupBy(links, ({ ledgerContactId }) => ledgerContactId)
  return new Map([...grouped].map(([id, group]) => [id, group.map(({ client }) => client)]))
})

/** The contact that stands for a client. */
export const loadContactOf = makeLoader<Context, string, LedgerContact>(async (context, clientIds) => {
  const { prisma } = context.dependencies
  const { organisationId = '' } = await loadStanding(prisma, viewerOf(context).workspaceId)
  const links = await prisma.contactLink.findMany({ where: { organisationId, clientId: { in: [...clientIds] } } })
  const contacts = await prisma.ledgerContact.findMany({
    where: { organisationId, ledgerContactId: { in: links.map(({ ledgerContactId }) => ledgerContactId) } },
  })
  const known = new Map(contacts.map((contact) => [contact.ledgerContactId, contact]))
  return new Map(
    links.flatMap(({ clientId, ledgerContactId }) => {
      const contact = known.get(ledgerContactId)
      return contact ? [[clientId, contact] as const] : []
    }),
  )
})
