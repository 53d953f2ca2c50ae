import { createHash, randomBytes } from 'node:crypto'
import type { AccountingProvider, AttemptPurpose, Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { seal } from '../lib/seal.ts'
import { inTransaction, isDuplicate } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { AlreadyConnected, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { whyUnavailable } from './availability.ts'
import { findStanding } from './connection.store.ts'

/** A person at the ledger's consent page has this long (F017). */
const attemptMs = 10 * 60_000

export interface Begun {
  authorizationUrl: string
  connection: Connection
}

export interface ConnectWish {
  provider: AccountingProvider
  /** Another provider that is connected gives way, once the new one's consent is given (rule C5). */
  replaceExisting: boolean
  /** Another organisation is to be allowed, beside the one that is connected (F108). */
  addOrganisation: boolean
}

/**
 * Begins a consent: a state that works once, for ten minutes, in the browser session that asked for it, or, asked for
 * with an API key, for that key's workspace. A connection that expired or lost its permission is reconnected in place.
 */
export async function beginConnecting(
  dependencies: Dependencies,
  viewer: Viewer,
  wish: ConnectWish,
): Promise<Begun | AlreadyConnected | Conflict> {
  const { prisma, clock, newId, sealKey, providers } = dependencies
  const provider = providers[wish.provider]
  if (!provider) return conflict('PROVIDER_UNAVAILABLE')
  const unavailable = await whyUnavailable(dependencies, viewer)
  if (unavailable) return unavailable
  const { workspaceId } = viewer
  const standing = await findStanding(prisma, workspaceId)
  const purpose = await choosePurpose(dependencies, standing, wish)
  if (typeof purpose !== 'string') return purpose
  const state = randomBytes(32).toString('base64url')
  const verifier = randomBytes(32).toString('base64url')
  const now = new Date(clock.now())
  const id = newId()
  const { provider: name } = wish
  try {
    const connection = await inTransaction(prisma, async (transaction) => {
      const fresh = { workspaceId, provider: name, status: 'CONNECTING' } as const
      const own = standing ?? (await transaction.connection.create({ data: fresh }))
      await transaction.connectAttempt.create({
        data: {
          ...{ id, workspaceId, connectionId: own.id, createdAt: now, returnTo: '/settings/integrations/xero' },
          ...{ provider: name, purpose, stateHash: hashState(state) },
          sealedVerifier: seal(verifier, id, sealKey),
          sessionId: viewer.kind === 'person' ? viewer.sessionId : null,
          apiKeyId: viewer.kind === 'key' ? viewer.apiKeyId : null,
          expiresAt: new Date(now.getTime() + attemptMs),
        },
      })
      publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: own.id }])
      return own
    })
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url')
    return { authorizationUrl: provider.consent.authorizationUrl({ state, codeChallenge }), connection }
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('CONNECTING')
    throw cause
  }
}

/** What a consent would be for, as things stand; or why it may not be asked for. */
async function choosePurpose(
  { prisma, providers }: Dependencies,
  standing: Connection | null,
  { provider, replaceExisting, addOrganisation }: ConnectWish,
): Promise<AttemptPurpose | AlreadyConnected | Conflict> {
  if (!standing) return 'CONNECT'
  if (standing.provider !== provider) {
    const name = providers[standing.provider]?.name ?? 'Another provider'
    return replaceExisting ? 'REPLACE_PROVIDER' : conflict('PROVIDER_CONFLICT', { name })
  }
  if (standing.status !== 'CONNECTED' && standing.status !== 'PAUSED') return 'CONNECT'
  if (addOrganisation) return 'ADD_ORGANISATION'
  const organisation = await prisma.organisation.findUnique({ where: { id: standing.organisationId ?? '' } })
  return new AlreadyConnected(organisation?.name)
}

/** Only the hash is stored: who reads the table cannot finish someone's consent. */
export function hashState(state: string): string {
  return createHash('sha256').update(state).digest('hex')
}
