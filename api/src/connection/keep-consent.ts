import type { AccountingProvider, ConnectAttempt } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { OfferedOrganisation, TokenSet } from '../engine/ledger-consent.ts'
import { publish } from '../events/publish.ts'
import { seal } from '../lib/seal.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { offeredIn, toOffered, waitForTurn } from './connection.store.ts'

/** Keeps what a consent gave: the tokens, and the organisations to choose from. */
export async function keepConsent(
  dependencies: Dependencies,
  attempt: ConnectAttempt,
  tokens: TokenSet,
  offered: readonly OfferedOrganisation[],
): Promise<void> {
  const { workspaceId, connectionId } = attempt
  await inTransaction(dependencies.prisma, async (transaction) => {
    const grantId = await saveGrant(transaction, dependencies, attempt.provider, tokens)
    // The first consent settles it: one that was begun beside it must not change it afterwards.
    await transaction.connectAttempt.deleteMany({ where: { connectionId } })
    await transaction.connection.update({
      where: { id: connectionId },
      data: { grantId, offered: toOffered(offered) },
    })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}

/** One row per person at the ledger: a new consent of the same person replaces the tokens every connection rests on. */
async function saveGrant(
  transaction: Transaction,
  dependencies: Dependencies,
  provider: AccountingProvider,
  tokens: TokenSet,
): Promise<string> {
  const { sealKey, clock, newId } = dependencies
  // Two workspaces may get a consent of the same person at once: it is one grant.
  await waitForTurn(transaction, tokens.ledgerUserId)
  const existing = await transaction.grant.findUnique({
    where: { provider_ledgerUserId: { provider, ledgerUserId: tokens.ledgerUserId } },
  })
  const id = existing?.id ?? newId()
  const now = clock.now()
  const data = {
    sealedAccessToken: seal(tokens.accessToken, id, sealKey),
    sealedRefreshToken: seal(tokens.refreshToken, id, sealKey),
    sealedPreviousRefresh: null,
    accessExpiresAt: new Date(now + tokens.expiresInSeconds * 1000),
    refreshedAt: new Date(now),
    scopes: tokens.scopes,
    state: 'ACTIVE' as const,
    refreshHolder: null,
    refreshUntil: null,
  }
  await transaction.grant.upsert({
    where: { id },
    create: { ...data, id, provider, ledgerUserId: tokens.ledgerUserId },
    update: { ...data, version: { increment: 1 } },
  })
  return id
}

/**
 * Keeps a consent that allows another organisation. The connection goes on with its own meanwhile, under the consent it
 * has: the new one counts only for what it allowed.
 */
export async function addOffered(
  dependencies: Dependencies,
  { workspaceId, connectionId, provider }: ConnectAttempt,
  tokens: TokenSet,
  offered: readonly OfferedOrganisation[],
): Promise<'change' | 'nothing'> {
  await inTransaction(dependencies.prisma, async (transaction) => {
    const grantId = await saveGrant(transaction, dependencies, provider, tokens)
    const connection = await transaction.connection.findUniqueOrThrow({ where: { id: connectionId } })
    const isNew = (id: string) => offered.some((one) => one.ledgerOrganisationId === id)
    const known = offeredIn(connection)
      .filter((one) => !isNew(one.ledgerOrganisationId))
      .map((one) => ({ ...one, ...(one.grantId || !connection.grantId ? {} : { grantId: connection.grantId }) }))
    const all = [...known, ...offered.map((one) => ({ ...one, grantId }))]
    await transaction.connection.update({ where: { id: connectionId }, data: { offered: toOffered(all) } })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
  return offered.length === 0 ? 'nothing' : 'change'
}
