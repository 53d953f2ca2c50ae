import type { LedgerItem } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { findItems, findLinksOf, type LinkOfOrganisation } from './record-link.store.ts'

/** A tie of a record, with what a person needs to know of it. */
export interface LinkView {
  link: LinkOfOrganisation
  /** In other books than those that are connected: it is shown, and rests. */
  isForeign: boolean
  item: LedgerItem | undefined
}

/** All ties of each record; three statements, however many records ask. */
export const loadLinks = makeLoader<Context, string, LinkView[]>(async (context, recordIds) => {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const { organisationId } = await loadStanding(prisma, workspaceId)
  const links = await findLinksOf(prisma, workspaceId, recordIds)
  const items = new Map(
    (await findItems(prisma, links)).map((item) => [keyOf(item.organisationId, item.ledgerItemId), item]),
  )
  const views = links.map((link): LinkView => {
    const item = items.get(keyOf(link.organisationId, link.ledgerId))
    return { link, isForeign: link.organisationId !== organisationId, item }
  })
  return Map.groupBy(views, ({ link }) => link.recordId)
})

function keyOf(organisationId: string, ledgerId: string): string {
  return `${organisationId} ${ledgerId}`
}
