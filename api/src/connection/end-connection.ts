import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { unseal } from '../lib/seal.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { throughDoor } from '../wall/doors.ts'
import { notify } from '../notification/notice.ts'
import { standing } from './connection.store.ts'
import { freshToken } from './fresh-token.ts'
import { leaveOrganisation } from './leave-organisation.ts'
import { consentOf } from './providers.ts'

const dayMs = 24 * 60 * 60_000

/** Why a connection ends: a person's wish, another provider, or quiet. */
export type End =
  | { code: 'DISCONNECTED_BY_PERSON' | 'REPLACED'; by: string }
  | { code: 'INACTIVITY'; idleDays: number; ifStillSince: Date }

/**
 * Ends a connection: here at once, then at the ledger (F111–F114). Documents, links and history stay; mappings stay for
 * a while (rule C7). A ledger that cannot be reached does not hold it back. Undefined: it was over already, or somebody
 * wanted a quiet one after all.
 */
export async function endConnection(
  dependencies: Dependencies,
  connection: Connection,
  end: End,
): Promise<Connection | undefined> {
  const ended = await inTransaction(dependencies.prisma, (transaction) =>
    endHere(transaction, dependencies, connection, end),
  )
  if (ended) await endThere(dependencies, connection)
  return ended
}

async function endHere(
  transaction: Transaction,
  { clock, env }: Dependencies,
  { id, workspaceId, organisationId }: Connection,
  end: End,
): Promise<Connection | undefined> {
  const now = new Date(clock.now())
  const keptUntil = new Date(now.getTime() + env.life.mappingDays * dayMs)
  const isQuiet = end.code === 'INACTIVITY' ? { OR: [{ keptAt: null }, { keptAt: { lte: end.ifStillSince } }] } : {}
  const { count } = await transaction.connection.updateMany({
    where: { id, status: { in: standing }, ...isQuiet },
    data: {
      ...{ status: 'DISCONNECTED', statusCode: end.code, statusSince: now, disconnectedAt: now },
      mappingsKeptUntil: keptUntil,
    },
  })
  if (count === 0) return undefined
  // A consent that is still under way would connect it again.
  if (end.code !== 'REPLACED') await transaction.connectAttempt.deleteMany({ where: { connectionId: id } })
  const ended = await transaction.connection.findUniqueOrThrow({ where: { id }, include: { organisation: true } })
  const left = organisationId ? await leaveOrganisation(transaction, { workspaceId, organisationId, now }) : []
  if (ended.organisation)
    await tell(transaction, { workspaceId, organisation: ended.organisation.name, keptUntil }, end)
  publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: id }, ...left])
  return ended
}

function tell(
  transaction: Transaction,
  { workspaceId, organisation, keptUntil }: { workspaceId: string; organisation: string; keptUntil: Date },
  end: End,
): Promise<void> {
  const facts = { organisation, keptUntil: keptUntil.toISOString().slice(0, 10) }
  return notify(
    transaction,
    { workspaceId },
    end.code === 'INACTIVITY'
      ? { kind: 'DISCONNECTED_INACTIVE', ...facts, idleDays: end.idleDays }
      : { kind: 'DISCONNECTED', ...facts, by: end.by },
  )
}

/** Only what no other workspace uses is revoked: revoking ends all of that person's connections (rule C17). */
async function endThere(dependencies: Dependencies, connection: Connection): Promise<void> {
  const { log, providers } = dependencies
  const { grantId, ledgerConnectionId, provider } = connection
  if (!grantId) return
  try {
    const consent = consentOf(providers, provider)
    const access = await freshToken({ ...dependencies, consent }, grantId)
    if (access.ok && ledgerConnectionId) await consent.removeOrganisation(access.accessToken, ledgerConnectionId)
    await revokeUnused({ ...dependencies, consent }, grantId)
  } catch (cause) {
    log.warn({ err: cause, connectionId: connection.id }, 'the ledger could not be told of a disconnect')
  }
}

/** Ends a person's whole consent, unless a connection still rests on it. */
export function revokeUnused(
  { prisma, consent, sealKey }: Pick<Dependencies, 'prisma' | 'consent' | 'sealKey'>,
  grantId: string,
): Promise<void> {
  return throughDoor('grants', async () => {
    const others = await prisma.connection.count({ where: { grantId, status: { in: standing } } })
    if (others > 0) return
    const grant = await prisma.grant.findUniqueOrThrow({ where: { id: grantId } })
    if (grant.state === 'ACTIVE') await consent.revoke(unseal(grant.sealedRefreshToken, grant.id, sealKey))
    await prisma.grant.update({ where: { id: grantId }, data: { state: 'REVOKED' } })
  })
}
