import type { ConnectAttempt } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { LedgerConsent, OfferedOrganisation, TokenSet } from '../engine/ledger-consent.ts'
import { publish } from '../events/publish.ts'
import { unseal } from '../lib/seal.ts'
import { inTransaction } from '../lib/transaction.ts'
import type { Viewer } from '../workspace/session.ts'
import { isEntitled } from './availability.ts'
import { hashState } from './begin-connecting.ts'
import { findStanding } from './connection.store.ts'
import { endConnection } from './end-connection.ts'
import { addOffered, keepConsent } from './keep-consent.ts'
import { consentOf } from './providers.ts'
import { settleChoice } from './settle-choice.ts'

export interface Callback {
  state: string | undefined
  code: string | undefined
  error: string | undefined
}

/** How a person comes back from the ledger; the web app has words for each. */
export type FinishResult =
  | 'connected'
  /** As before a disconnect: mappings and links are there again. */
  | 'restored'
  | 'choose'
  /** Another organisation was allowed; which one to work with is theirs to say. */
  | 'change'
  | 'declined'
  /** The state is unknown or older than ten minutes. */
  | 'expired'
  /** The state was used before. */
  | 'replayed'
  /** The state was begun in another browser session. */
  | 'foreign'
  /** Another workspace is connected to the organisation. */
  | 'inUse'
  /** The consent covers no organisation: a read-only user, or none chosen. */
  | 'nothing'
  /** Connected, but the person at the ledger may not create invoices. */
  | 'readOnly'
  /** Every place was taken meanwhile. */
  | 'cap'
  /** The plan was lost meanwhile. */
  | 'plan'
  /** Another provider was connected meanwhile. */
  | 'conflict'
  | 'failed'

/** Finishes a consent. Taking the attempt deletes it: a replay finds nothing, whoever sends it. */
export async function finishConnecting(
  dependencies: Dependencies,
  viewer: Viewer | null,
  callback: Callback,
): Promise<FinishResult> {
  const attempt = await takeAttempt(dependencies, callback.state)
  if (!attempt) return (await isSpent(dependencies, callback.state)) ? 'replayed' : 'expired'
  const result = await follow(dependencies, attempt, viewer, callback)
  if (cameToNothing.includes(result)) await forgetUnborn(dependencies, attempt)
  return result
}

const cameToNothing: FinishResult[] = ['declined', 'expired', 'foreign', 'failed', 'cap', 'plan', 'conflict']

async function follow(
  dependencies: Dependencies,
  attempt: ConnectAttempt,
  viewer: Viewer | null,
  callback: Callback,
): Promise<FinishResult> {
  const { clock, log, sealKey, providers } = dependencies
  const consent = consentOf(providers, attempt.provider)
  if (attempt.expiresAt.getTime() <= clock.now()) return 'expired'
  if (attempt.sessionId && !(viewer?.kind === 'person' && viewer.sessionId === attempt.sessionId)) return 'foreign'
  if (!callback.code) return callback.error === 'access_denied' ? 'declined' : 'failed'
  const hindrance = await findHindrance(dependencies, attempt)
  if (hindrance) return hindrance
  const answer = await consent.exchangeCode(callback.code, unseal(attempt.sealedVerifier, attempt.id, sealKey))
  if (!answer.ok) {
    log.warn({ said: answer.failure.said, kind: answer.failure.kind }, 'a consent could not be exchanged')
    return 'failed'
  }
  const offered = await listOffered(consent, answer.tokens)
  if (!offered) return 'failed'
  const by = viewer?.name ?? 'An API key'
  if (attempt.purpose === 'ADD_ORGANISATION') return addOffered(dependencies, attempt, answer.tokens, offered)
  const own = attempt.purpose === 'REPLACE_PROVIDER' ? await replaceProvider(dependencies, attempt, by) : attempt
  await keepConsent(dependencies, own, answer.tokens, offered)
  return settleChoice(dependencies, { attempt: own, consent, by }, offered)
}

/** What changed since the consent was begun, and forbids it now. */
async function findHindrance(
  dependencies: Dependencies,
  { workspaceId, connectionId, provider, purpose }: ConnectAttempt,
): Promise<'plan' | 'conflict' | undefined> {
  const { prisma } = dependencies
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  if (!isEntitled(dependencies, workspace)) return 'plan'
  const now = await findStanding(prisma, workspaceId)
  const isOwn = now?.id === connectionId && (purpose === 'REPLACE_PROVIDER' || now.provider === provider)
  return isOwn ? undefined : 'conflict'
}

/** The new provider's consent is given: the old connection ends, and one of the new provider takes its place (rule C5). */
async function replaceProvider(
  dependencies: Dependencies,
  attempt: ConnectAttempt,
  by: string,
): Promise<ConnectAttempt> {
  const { prisma } = dependencies
  const { connectionId, workspaceId, provider } = attempt
  const old = await prisma.connection.findUniqueOrThrow({ where: { id: connectionId } })
  await endConnection(dependencies, old, { code: 'REPLACED', by })
  const fresh = await prisma.connection.create({ data: { workspaceId, provider, status: 'CONNECTING' } })
  return { ...attempt, connectionId: fresh.id }
}

/** Takes the attempt, and remembers that its state was used. */
async function takeAttempt(
  { prisma, clock }: Dependencies,
  state: string | undefined,
): Promise<ConnectAttempt | undefined> {
  if (!state) return undefined
  const stateHash = hashState(state)
  return inTransaction(prisma, async (transaction) => {
    const attempt = await transaction.connectAttempt.findUnique({ where: { stateHash } })
    const { count } = await transaction.connectAttempt.deleteMany({ where: { stateHash } })
    if (!attempt || count === 0) return undefined
    await transaction.spentConsent.create({ data: { stateHash, spentAt: new Date(clock.now()) } })
    return attempt
  })
}

async function isSpent({ prisma }: Dependencies, state: string | undefined): Promise<boolean> {
  if (!state) return false
  return (await prisma.spentConsent.findUnique({ where: { stateHash: hashState(state) } })) !== null
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
    if (count > 0) publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}

/** Those of this consent; all of the person's where the ledger names none, as after a repeated consent. */
async function listOffered(consent: LedgerConsent, tokens: TokenSet): Promise<OfferedOrganisation[] | undefined> {
  const own = await consent.listOrganisations(tokens.accessToken, tokens.consentId)
  if (!own.ok) return undefined
  if (own.value.length > 0 || tokens.consentId === undefined) return own.value
  const all = await consent.listOrganisations(tokens.accessToken, undefined)
  return all.ok ? all.value : undefined
}
