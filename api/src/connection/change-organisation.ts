import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { offeredIn } from './connection.store.ts'
import { establish } from './establish.ts'
import { liveStatuses } from './mark-connection.ts'

/**
 * Ties the connection to another organisation that was allowed, without disconnecting first (F108). Links and mappings
 * stay with their organisation and work again on the way back (rule C8).
 */
export async function changeOrganisation(
  dependencies: Dependencies,
  viewer: Viewer,
  chosen: { connectionId: string | undefined; ledgerOrganisationId: string | undefined },
): Promise<Connection | NotFound | NotConnected | Conflict> {
  const { workspaceId } = viewer
  const connection = await dependencies.prisma.connection.findFirst({
    where: { id: chosen.connectionId ?? '', workspaceId },
    include: { organisation: true },
  })
  if (!connection) return new NotFound('connection')
  if (!liveStatuses.includes(connection.status) || !connection.organisation) return new NotConnected()
  const offered = offeredIn(connection).find((one) => one.ledgerOrganisationId === chosen.ledgerOrganisationId)
  if (!offered) return new NotFound('organisation')
  if (offered.ledgerOrganisationId === connection.organisation.ledgerOrganisationId)
    return conflict('SAME_ORGANISATION', { name: offered.name })
  const established = await establish(dependencies, connection, offered, viewer.name)
  if (established === 'inUse') return conflict('ORGANISATION_IN_USE', { name: offered.name })
  if (established === 'noPlace')
    return conflict('CAP_REACHED', { name: String(dependencies.env.availability.connectionCap) })
  return established
}

/** What a change would leave behind, in numbers: named before anybody confirms it. */
export interface ChangeImpact {
  links: number
  contacts: number
  pending: number
}

export async function countImpact({ prisma }: Dependencies, organisationId: string | null): Promise<ChangeImpact> {
  const own = { organisationId: organisationId ?? '' }
  const [links, contacts, pending] = await Promise.all([
    prisma.syncStatus.count({ where: { ...own, documentId: { not: null }, ledgerId: { not: null } } }),
    prisma.contactLink.count({ where: own }),
    prisma.syncStatus.count({ where: { ...own, documentId: { not: null }, state: 'PENDING' } }),
  ])
  return { links, contacts, pending }
}
