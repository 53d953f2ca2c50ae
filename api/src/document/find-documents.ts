import type { DocumentKind, Prisma } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { localId } from '../lib/ids.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { whereDocuments, type DocumentFilter } from './document.store.ts'

export { findInvoiceByNumber } from './document.store.ts'

/** What a list of one kind shows. */
export async function documentFilter(
  context: Context,
  kind: DocumentKind,
  filter: DocumentFilter | null | undefined,
): Promise<Prisma.DocumentWhereInput> {
  const { workspaceId } = viewerOf(context)
  const needsOrganisation = Boolean(filter?.state ?? filter?.reasonCode)
  const standing = needsOrganisation ? await loadStanding(context.dependencies.prisma, workspaceId) : undefined
  // A client of another kind or workspace has no documents here.
  const clientId = filter?.clientId ? (localId('Client', filter.clientId) ?? 'none') : null
  return whereDocuments({ workspaceId, kind }, standing?.organisationId, { ...filter, clientId })
}

export interface DocumentOrder {
  field: 'number' | 'issuedOn' | 'dueOn' | 'total' | 'createdAt'
  direction: 'asc' | 'desc'
}

/** The id settles what the field leaves equal, so that pages never overlap. */
export function documentOrder(order: DocumentOrder | null | undefined): Prisma.DocumentOrderByWithRelationInput[] {
  if (!order) return [{ createdAt: 'desc' }, { id: 'desc' }]
  return [{ [order.field]: order.direction }, { id: order.direction }]
}
