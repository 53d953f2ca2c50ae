import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { offeredIn } from './connection.store.ts'
import { establish } from './establish.ts'

/** Chooses one of the organisations the consent covers (F021). */
export async function chooseOrganisation(
  dependencies: Dependencies,
  { workspaceId, name }: Viewer,
  chosen: { connectionId: string | undefined; ledgerOrganisationId: string | undefined },
): Promise<Connection | NotFound | Conflict> {
  const connection = await dependencies.prisma.connection.findFirst({
    where: { id: chosen.connectionId ?? '', workspaceId },
  })
  if (!connection) return new NotFound('connection')
  if (connection.status !== 'CHOOSING_ORGANISATION') return conflict('NOTHING_TO_CHOOSE')
  const offered = offeredIn(connection).find((one) => one.ledgerOrganisationId === chosen.ledgerOrganisationId)
  if (!offered) return new NotFound('organisation')
  const established = await establish(dependencies, connection, offered, name)
  if (established === 'inUse') return conflict('ORGANISATION_IN_USE', { name: offered.name })
  if (established === 'noPlace')
    return conflict('CAP_REACHED', { name: String(dependencies.env.availability.connectionCap) })
  return established
}
