import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { throughDoor } from '../wall/doors.ts'
import { pullReferenceData } from '../reference-data/pull-reference-data.ts'
import { leaveOrganisation } from './leave-organisation.ts'
import { notify } from '../notification/notice.ts'
import { hasPlace } from './availability.ts'
import { isInUseElsewhere, type Offered, waitForTurn } from './connection.store.ts'

/**
 * Ties the connection to one organisation, then reads its reference data: the mapping page has something to offer at
 * once (F025). Mappings and links of an earlier connection to the same organisation are there again (rule C7); what was
 * under way with another one stops (rule C8).
 */
export async function establish(
  dependencies: Dependencies,
  connection: Pick<Connection, 'id' | 'workspaceId' | 'grantId'>,
  chosen: Offered,
  by: string,
): Promise<Connection | 'inUse' | 'noPlace'> {
  const { prisma } = dependencies
  const { workspaceId, id } = connection
  const established = await throughDoor('places', () =>
    inTransaction(prisma, (transaction) => tie(transaction, dependencies, connection, { chosen, by })),
  )
  if (typeof established === 'string' || !established.organisationId || !established.grantId) return established
  const { organisationId, grantId } = established
  const { ledgerOrganisationId } = chosen
  // A pull that fails is made good by the worker, which finds an organisation whose reference data was not read.
  await pullReferenceData(dependencies, {
    workspaceId,
    organisationId,
    ledgerOrganisationId,
    connectionId: id,
    grantId,
  })
  dependencies.wake(organisationId)
  return prisma.connection.findUniqueOrThrow({ where: { id } })
}

/** Takes the place and the organisation, where both are free. */
async function tie(
  transaction: Transaction,
  dependencies: Dependencies,
  { id, workspaceId }: Pick<Connection, 'id' | 'workspaceId'>,
  { chosen, by }: { chosen: Offered; by: string },
): Promise<Connection | 'inUse' | 'noPlace'> {
  const now = new Date(dependencies.clock.now())
  await waitForTurn(transaction, chosen.ledgerOrganisationId)
  if (await isInUseElsewhere(transaction, workspaceId, chosen.ledgerOrganisationId)) return 'inUse'
  if (!(await hasPlace(transaction, dependencies, { workspaceId, ...chosen }))) return 'noPlace'
  const before = await transaction.connection.findUniqueOrThrow({ where: { id }, include: { organisation: true } })
  const key = { workspaceId, ledgerOrganisationId: chosen.ledgerOrganisationId }
  const organisation = await transaction.organisation.upsert({
    where: { workspaceId_ledgerOrganisationId: key },
    create: { ...key, name: chosen.name, invoicesReadTo: now, createdAt: now },
    // Its books were archived with the last connection, and what waited goes on once they are read (F032, F113).
    update: { name: chosen.name, restUntil: null, backgroundRestUntil: null, referenceSyncedAt: null },
  })
  const left =
    before.organisationId && before.organisationId !== organisation.id
      ? await leaveOrganisation(transaction, { workspaceId, organisationId: before.organisationId, now })
      : []
  const { ledgerConnectionId } = chosen
  const grantId = chosen.grantId ?? before.grantId
  const connected = await transaction.connection.update({
    where: { id },
    data: {
      ...{ status: 'CONNECTED', statusCode: null, organisationId: organisation.id, ledgerConnectionId, grantId },
      ...{
        statusSince: now,
        keptAt: null,
        connectedAt: now,
        disconnectedAt: null,
        mappingsKeptUntil: null,
        lastCheckedAt: now,
      },
    },
  })
  // Mappings of an earlier connection to it are kept for good again.
  const own = { workspaceId, organisationId: organisation.id }
  await transaction.connection.updateMany({ where: own, data: { mappingsKeptUntil: null } })
  const isOther = before.organisationId !== null && before.organisationId !== organisation.id
  await notify(
    transaction,
    { workspaceId },
    isOther
      ? { kind: 'ORGANISATION_CHANGED', organisation: chosen.name, before: before.organisation?.name ?? '', by }
      : { kind: 'CONNECTED', organisation: chosen.name, by },
  )
  publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: id }, ...left])
  return connected
}
