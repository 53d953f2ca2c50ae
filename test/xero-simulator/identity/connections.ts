import { stableId } from '../core/ids.ts'
import type { Connection } from '../model/identity.ts'
import type { Store } from '../store/store.ts'

/** The user's connection to the organisation, unless it was ended. */
export function liveConnection(store: Store, userId: string, organisationId: string): Connection | undefined {
  const connection = store.connections.get(connectionId(userId, organisationId))
  return connection?.disconnectedAt === undefined ? connection : undefined
}

/** Whether anybody's connection to the organisation stands. */
export function isConnected(store: Store, organisationId: string): boolean {
  return store.connections
    .by('organisation', organisationId)
    .some((connection) => connection.disconnectedAt === undefined)
}

/** Connects, or connects again under the same id with a later update. */
export function connect(
  store: Store,
  {
    userId,
    organisationId,
    authEventId,
    now,
  }: Pick<Connection, 'userId' | 'organisationId' | 'authEventId'> & { now: number },
): void {
  const id = connectionId(userId, organisationId)
  const createdAt = store.connections.get(id)?.createdAt ?? now
  store.connections.put({ id, userId, organisationId, authEventId, createdAt, updatedAt: now })
}

/** Ends every connection to the organisation, as its owner does in Xero. */
export function disconnect(store: Store, organisationId: string, now: number): void {
  for (const connection of store.connections.by('organisation', organisationId)) {
    if (connection.disconnectedAt === undefined) store.connections.put({ ...connection, disconnectedAt: now })
  }
}

function connectionId(userId: string, organisationId: string): string {
  return stableId('connection', userId, organisationId)
}
