import type { ConnectAttempt } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { OfferedOrganisation, TokenSet } from '../engine/ledger-consent.ts'
import { publish } from '../events/publish.ts'
import { seal, unseal } from '../lib/seal.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import type { Viewer } from '../workspace/session.ts'
import { hashState } from './begin-connecting.ts'
import { toOffered } from './connection.store.ts'
import { establish } from './establish.ts'

export interface Callback {
  state: string | undefined
  code: string | undefined
  error: string | undefined
}

/** How a person comes back from the ledger; the web app has words for each. */
export type FinishResult =
  | 'connected'
  | 'choose'
  | 'declined'
  /** The state is unknown, was used before, or is older than ten minutes. */
  | 'expired'
  /** The state was begun in another browser session. */
  | 'foreign'
  /** Another workspace is connected to the organisation. */
  | 'inUse'
  /** The consent covers no organisation: a read-only user, or none chosen. */
  | 'nothing'
  | 'failed'

/** Finishes a consent. Taking the attempt deletes it: a replay finds nothing, whoever sends it. */
export async function finishConnecting(
  dependencies: Dependencies,
  viewer: Viewer | null,
  callback: Callback,
): Promise<FinishResult> {
  const attempt = await takeAttempt(dependencies, callback.state)
  if (!attempt) return 'expired'
  if (attempt.sessionId && !(viewer?.kind === 'person' && viewer.sessionId === attempt.sessionId)) return 'foreign'
  if (!callback.code) {
    await forgetUnborn(dependencies, attempt)
    return callback.error === 'access_denied' ? 'declined' : 'failed'
  }
  const verifier = unseal(attempt.sealedVerifier, attempt.id, dependencies.sealKey)
  const answer = await dependencies.consent.exchangeCode(callback.code, verifier)
  if (!answer.ok) {
    dependencies.log.warn({ said: answer.failure.said, kind: answer.failure.kind }, 'a consent could not be exchanged')
    await forgetUnborn(dependencies, attempt)
    return 'failed'
  }
  const offered = await listOffered(dependencies, answer.tokens)
  if (!offered) return 'failed'
  await keepConsent(dependencies, attempt, answer.tokens, offered)
  return choose(dependencies, attempt, offered)
}

async function takeAttempt({ prisma, clock }: Dependencies, state: string | undefined) {
  if (!state) return undefined
  const where = { stateHash: hashState(state) }
  const attempt = await prisma.connectAttempt.delete({ where }).catch(() => undefined)
  return attempt && attempt.expiresAt.getTime() > clock.now() ? attempt : undefined
}

/** A first consent that came to nothing leaves nothing behind. */
async function forgetUnborn({ prisma }: Dependencies, { connectionId, workspaceId }: ConnectAttempt): Promise<void> {
  await inTransaction(prisma, async (transaction) => {
    const { count } = await transaction.connection.deleteMany({
      where: { id: connectionId, status: 'CONNECTING', connectedAt: null },
    })
    if (count > 0) await publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}

/** Those of this consent; all of the person's where the ledger names none, as after a repeated consent. */
async function listOffered({ consent }: Dependencies, tokens: TokenSet): Promise<OfferedOrganisation[] | undefined> {
  const own = await consent.listOrganisations(tokens.accessToken, tokens.consentId)
  if (!own.ok) return undefined
  if (own.value.length > 0 || tokens.consentId === undefined) return own.value
  const all = await consent.listOrganisations(tokens.accessToken, undefined)
  return all.ok ? all.value : undefined
}

async function keepConsent(
  dependencies: Dependencies,
  attempt: ConnectAttempt,
  tokens: TokenSet,
  offered: readonly OfferedOrganisation[],
): Promise<void> {
  const { workspaceId, connectionId } = attempt
  await inTransaction(dependencies.prisma, async (transaction) => {
    const grantId = await saveGrant(transaction, dependencies, tokens)
    const before = await transaction.connection.findUniqueOrThrow({ where: { id: connectionId } })
    await transaction.connection.update({
      where: { id: connectionId },
      data: {
        grantId,
        offered: toOffered(offered),
        ...(before.status === 'CONNECTING' ? { status: 'CHOOSING_ORGANISATION' } : {}),
      },
    })
    await publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}

/** One row per person at the ledger: a new consent of the same person replaces the tokens every connection rests on. */
async function saveGrant(transaction: Transaction, dependencies: Dependencies, tokens: TokenSet): Promise<string> {
  const { sealKey, clock, newId } = dependencies
  const existing = await transaction.grant.findUnique({ where: { ledgerUserId: tokens.ledgerUserId } })
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
    create: { ...data, id, ledgerUserId: tokens.ledgerUserId },
    update: { ...data, version: { increment: 1 } },
  })
  return id
}

/** One organisation needs no choosing; a reconnect goes back to its own. */
async function choose(
  dependencies: Dependencies,
  attempt: ConnectAttempt,
  offered: readonly OfferedOrganisation[],
): Promise<FinishResult> {
  const { prisma } = dependencies
  const { connectionId: id } = attempt
  const connection = await prisma.connection.findUniqueOrThrow({ where: { id }, include: { organisation: true } })
  const own = offered.find((one) => one.ledgerOrganisationId === connection.organisation?.ledgerOrganisationId)
  const only = own ?? (offered.length === 1 ? offered[0] : undefined)
  if (offered.length === 0) return 'nothing'
  if (!only) return 'choose'
  const established = await establish(dependencies, connection, only)
  return established === 'inUse' ? 'inUse' : 'connected'
}
