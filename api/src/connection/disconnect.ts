import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { unseal } from '../lib/seal.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { standing } from './connection.store.ts'
import { freshToken } from './fresh-token.ts'
import { leaveOrganisation } from './leave-organisation.ts'

const mappingsKeptMs = 30 * 24 * 60 * 60_000

/**
 * Ends a connection: here at once, then at the ledger (F111–F114). Documents, links and history stay; mappings stay
 * thirty days. A ledger that cannot be reached does not hold the disconnect back.
 */
export async function disconnect(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
  connectionId: string | undefined,
): Promise<Connection | NotFound | NotConnected> {
  const { prisma } = dependencies
  const connection = await prisma.connection.findFirst({ where: { id: connectionId ?? '', workspaceId } })
  if (!connection) return new NotFound('connection')
  if (!standing.includes(connection.status)) return new NotConnected()
  const ended = await inTransaction(prisma, (transaction) => endHere(transaction, dependencies, connection))
  await endThere(dependencies, connection)
  return ended
}

async function endHere(
  transaction: Transaction,
  { clock }: Dependencies,
  { id, workspaceId, organisationId }: Connection,
): Promise<Connection> {
  const now = new Date(clock.now())
  // A consent that is still under way would connect it again.
  await transaction.connectAttempt.deleteMany({ where: { connectionId: id } })
  const ended = await transaction.connection.update({
    where: { id },
    data: {
      ...{ status: 'DISCONNECTED', statusCode: 'DISCONNECTED_BY_PERSON', disconnectedAt: now },
      mappingsKeptUntil: new Date(now.getTime() + mappingsKeptMs),
    },
  })
  const left = organisationId ? await leaveOrganisation(transaction, { workspaceId, organisationId, now }) : []
  await publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: id }, ...left])
  return ended
}

/** Only what no other workspace uses is revoked: revoking ends all of that person's connections (rule C17). */
async function endThere(dependencies: Dependencies, connection: Connection): Promise<void> {
  const { prisma, consent, log, sealKey } = dependencies
  const { grantId, ledgerConnectionId } = connection
  if (!grantId) return
  try {
    const access = await freshToken(dependencies, grantId)
    if (access.ok && ledgerConnectionId) await consent.removeOrganisation(access.accessToken, ledgerConnectionId)
    const others = await prisma.connection.count({ where: { grantId, status: { in: standing } } })
    if (others > 0) return
    const grant = await prisma.grant.findUniqueOrThrow({ where: { id: grantId } })
    if (grant.state === 'ACTIVE') await consent.revoke(unseal(grant.sealedRefreshToken, grant.id, sealKey))
    await prisma.grant.update({ where: { id: grantId }, data: { state: 'REVOKED' } })
  } catch (cause) {
    log.warn({ err: cause, connectionId: connection.id }, 'the ledger could not be told of a disconnect')
  }
}
