import { newHex } from '../core/ids.ts'
import type { Grant } from '../model/identity.ts'
import type { Store } from '../store/store.ts'

/** One grant for each user and client. */
export function grantId(userId: string, clientId: string): string {
  return `${userId}|${clientId}`
}

/** Adds scopes to what the user allowed before. */
export function widenGrant(
  store: Store,
  { userId, clientId, scopes }: Pick<Grant, 'userId' | 'clientId' | 'scopes'>,
): Grant {
  const id = grantId(userId, clientId)
  const before = store.grants.get(id)
  const all = [...new Set([...(before?.scopes ?? []), ...scopes])]
  return store.grants.put({ id, userId, clientId, scopes: all, sessionId: before?.sessionId ?? newHex() })
}

/** Ends the user's grant: every token of it dies and every connection of the user goes. */
export function revokeGrant(store: Store, { userId, clientId }: Pick<Grant, 'userId' | 'clientId'>, now: number): void {
  store.transaction(() => {
    store.grants.delete(grantId(userId, clientId))
    for (const token of store.refreshTokens.by('user', userId)) store.refreshTokens.delete(token.id)
    for (const connection of store.connections.by('user', userId)) {
      if (connection.disconnectedAt === undefined) store.connections.put({ ...connection, disconnectedAt: now })
    }
  })
}
