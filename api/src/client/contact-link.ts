import type { Context } from '../context.ts'
import { viewerOf } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'

export interface ContactLinkView {
  ledgerContactId: string
  url: string
}

/** The Xero contact that stands for a client in the organisation the workspace is connected to. */
export const loadContactLink = makeLoader<Context, string, ContactLinkView>(async (context, clientIds) => {
  const links = await context.dependencies.prisma.contactLink.findMany({
    where: {
      clientId: { in: [...clientIds] },
      organisation: {
        connections: { some: { workspaceId: viewerOf(context).workspaceId, status: { not: 'DISCONNECTED' } } },
      },
    },
    include: { organisation: { select: { shortCode: true } } },
  })
  return new Map(
    links.map(({ clientId, ledgerContactId, organisation }) => [
      clientId,
      {
        ledgerContactId,
        url: context.dependencies.ledger.contactUrl(organisation.shortCode ?? undefined, ledgerContactId),
      },
    ]),
  )
})
