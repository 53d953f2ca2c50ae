import { createHash, randomBytes } from 'node:crypto'
import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { seal } from '../lib/seal.ts'
import { inTransaction, isDuplicate } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { AlreadyConnected, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findStanding } from './connection.store.ts'

/** A person at the ledger's consent page has this long (F017). */
const attemptMs = 10 * 60_000

export interface Begun {
  authorizationUrl: string
  connection: Connection
}

/**
 * Begins a consent: a state that works once, for ten minutes, in the browser session that asked for it, or, asked for
 * with an API key, for that key's workspace. A connection that expired or lost its permission is reconnected in place.
 */
export async function beginConnecting(
  dependencies: Dependencies,
  viewer: Viewer,
): Promise<Begun | AlreadyConnected | Conflict> {
  const { prisma, clock, consent, newId, sealKey } = dependencies
  const { workspaceId } = viewer
  const state = randomBytes(32).toString('base64url')
  const verifier = randomBytes(32).toString('base64url')
  const now = new Date(clock.now())
  const standing = await findStanding(prisma, workspaceId)
  if (standing?.status === 'CONNECTED' || standing?.status === 'PAUSED') {
    const organisation = await prisma.organisation.findUnique({ where: { id: standing.organisationId ?? '' } })
    return new AlreadyConnected(organisation?.name)
  }
  const id = newId()
  try {
    const connection = await inTransaction(prisma, async (transaction) => {
      const own = standing ?? (await transaction.connection.create({ data: { workspaceId, status: 'CONNECTING' } }))
      await transaction.connectAttempt.create({
        data: {
          ...{ id, workspaceId, connectionId: own.id, createdAt: now, returnTo: '/settings/integrations/xero' },
          stateHash: hashState(state),
          sealedVerifier: seal(verifier, id, sealKey),
          sessionId: viewer.kind === 'person' ? viewer.sessionId : null,
          apiKeyId: viewer.kind === 'key' ? viewer.apiKeyId : null,
          expiresAt: new Date(now.getTime() + attemptMs),
        },
      })
      await publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: own.id }])
      return own
    })
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url')
    return { authorizationUrl: consent.authorizationUrl({ state, codeChallenge }), connection }
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('CONNECTING')
    throw cause
  }
}

/** Only the hash is stored: who reads the table cannot finish someone's consent. */
export function hashState(state: string): string {
  return createHash('sha256').update(state).digest('hex')
}
