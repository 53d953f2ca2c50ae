import type { ConnectAttempt } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { OfferedOrganisation, TokenSet } from '../engine/ledger-consent.ts'
import { publish } from '../events/publish.ts'
import { seal, unseal } from '../lib/seal.ts'
import { inTransaction, isMissing, type Transaction } from '../lib/transaction.ts'
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
  const result = await follow(dependencies, attempt, viewer, callback)
  if (cameToNothing.includes(result)) await forgetUnborn(dependencies, attempt)
  return result
}

const cameToNothing: FinishResult[] = ['declined', 'expired', 'foreign', 'failed']

async function follow(
  dependencies: Dependencies,
  attempt: ConnectAttempt,
  viewer: Viewer | null,
  callback: Callback,
): Promise<FinishResult> {
  const { clock, consent, log, sealKey } = dependencies
  if (attempt.expiresAt.getTime() <= clock.now()) return 'expired'
  if (attempt.sessionId && !(viewer?.kind === 'person' && viewer.sessionId === attempt.sessionId)) return 'foreign'
  if (!callback.code) return callback.error === 'access_denied' ? 'declined' : 'failed'
  const answer = await consent.exchangeCode(callback.code, unseal(attempt.sealedVerifier, attempt.id, sealKey))
  if (!answer.ok) {
    log.warn({ said: answer.failure.said, kind: answer.failure.kind }, 'a consent could not be exchanged')
    return 'failed'
  }
  const offered = await listOffered(dependencies, answer.tokens)
  if (!offered) return 'failed'
  await keepConsent(dependencies, attempt, answer.tokens, offered)
  return choose(dependencies, attempt, offered)
}

async function takeAttempt({ prisma }: Dependencies, state: string | undefined) {
  if (!state) return undefined
  return prisma.connectAttempt.delete({ where: { stateHash: hashState(state) } }).catch((cause: unknown) => {
    // Only an unknown or used state is told as such; a database that fails is a bug or an outage.
    if (isMissing(cause)) return undefined
    throw cause
  })
}

/** A first consent that came to nothing leaves nothing behind, unless another one is still under way beside it. */
async function forgetUnborn(
  { prisma, clock }: Dependencies,
  { connectionId, workspaceId }: ConnectAttempt,
): Promise<void> {
  await inTransaction(prisma, async (transaction) => {
    const expiresAt = { gt: new Date(clock.now()) }
    if ((await transaction.connectAttempt.count({ where: { connectionId, expiresAt } })) > 0) return
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
    // The first consent settles it: one that was begun beside it must not change it afterwards.
    await transaction.connectAttempt.deleteMany({ where: { connectionId } })
    await transaction.connection.update({
      where: { id: connectionId },
      data: { grantId, offered: toOffered(offered) },
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

/** One organisation needs no choosing; a reconnect goes back to its own, and to another only when a person says so. */
async function choose(
  dependencies: Dependencies,
  attempt: ConnectAttempt,
  offered: readonly OfferedOrganisation[],
): Promise<FinishResult> {
  const { prisma } = dependencies
  const { connectionId: id } = attempt
  const connection = await prisma.connection.findUniqueOrThrow({ where: { id }, include: { organisation: true } })
  const before = connection.organisation?.ledgerOrganisationId
  const own = offered.find((one) => one.ledgerOrganisationId === before)
  const only = own ?? (offered.length === 1 && !before ? offered[0] : undefined)
  const established = only && (await establish(dependencies, connection, only))
  if (established && established !== 'inUse') return 'connected'
  if (before && offered.length === 0) return 'nothing'
  await letChoose(dependencies, attempt)
  if (established === 'inUse') return 'inUse'
  return offered.length === 0 ? 'nothing' : 'choose'
}

async function letChoose({ prisma }: Dependencies, { connectionId, workspaceId }: ConnectAttempt): Promise<void> {
  await inTransaction(prisma, async (transaction) => {
    const data = { status: 'CHOOSING_ORGANISATION', statusCode: null } as const
    await transaction.connection.update({ where: { id: connectionId }, data })
    await publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}
