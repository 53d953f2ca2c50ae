import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { OfferedOrganisation } from '../engine/ledger-consent.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { pullReferenceData } from '../reference-data/pull-reference-data.ts'
import { isInUseElsewhere, waitForTurn } from './connection.store.ts'
import { leaveOrganisation } from './leave-organisation.ts'

/**
 * Ties the connection to one organisation, then reads its reference data: the mapping page has something to offer at
 * once (F025). Mappings and links of an earlier connection to the same organisation are there again (rule C7); what was
 * under way with another one stops (rule C8).
 */
export async function establish(
  dependencies: Dependencies,
  connection: Pick<Connection, 'id' | 'workspaceId' | 'grantId'>,
  chosen: OfferedOrganisation,
): Promise<Connection | 'inUse'> {
  const { prisma, clock } = dependencies
  const { workspaceId, id } = connection
  const now = new Date(clock.now())
  const established = await inTransaction(prisma, async (transaction) => {
    await waitForTurn(transaction, chosen.ledgerOrganisationId)
    if (await isInUseElsewhere(transaction, workspaceId, chosen.ledgerOrganisationId)) return 'inUse'
    const key = { workspaceId, ledgerOrganisationId: chosen.ledgerOrganisationId }
    const organisation = await transaction.organisation.upsert({
      where: { workspaceId_ledgerOrganisationId: key },
      create: { ...key, name: chosen.name, invoicesReadTo: now, createdAt: now },
      update: { name: chosen.name, restUntil: null, backgroundRestUntil: null },
    })
    const before = await transaction.connection.findUniqueOrThrow({ where: { id } })
    const left =
      before.organisationId && before.organisationId !== organisation.id
        ? await leaveOrganisation(transaction, { workspaceId, organisationId: before.organisationId, now })
        : []
    const { ledgerConnectionId } = chosen
    const connected = await transaction.connection.update({
      where: { id },
      data: {
        ...{ status: 'CONNECTED', statusCode: null, organisationId: organisation.id, ledgerConnectionId },
        ...{ connectedAt: now, disconnectedAt: null, mappingsKeptUntil: null, lastCheckedAt: now },
      },
    })
    await publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: id }, ...left])
    return connected
  })
  if (established === 'inUse' || !established.organisationId || !established.grantId) return established
  const { organisationId, grantId } = established
  const { ledgerOrganisationId } = chosen
  // A pull that fails is made good by the worker, which finds an organisation without reference data.
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
