import type { Transaction } from '../lib/transaction.ts'
import type { Event } from './events.ts'

/** The channel every node listens on. */
export const CHANNEL = 'tieout_events'

/** PostgreSQL refuses payloads from 8000 bytes on; an id takes 39 of them. */
const IDS_PER_NOTICE = 150

/** What one NOTIFY carries: the ids of one workspace. */
export interface Notice {
  workspaceId: string
  documentIds: string[]
  connectionIds: string[]
  reconciliationIds: string[]
}

/** Announces `events` when `transaction` commits, and only then. One notification carries a workspace's whole burst. */
export async function publish(transaction: Transaction, events: readonly Event[]): Promise<void> {
  const payloads = coalesce(events).map((notice) => JSON.stringify(notice))
  if (payloads.length === 0) return
  await transaction.$executeRaw`select pg_notify(${CHANNEL}, payload) from unnest(${payloads}::text[]) as payload`
}

/** The fewest notices that say the same, each within PostgreSQL's limit. */
export function coalesce(events: readonly Event[]): Notice[] {
  const workspaces = Map.groupBy(events, (event) => event.workspaceId)
  return [...workspaces].flatMap(([workspaceId, own]) => {
    const documentIds = distinct(own.flatMap((event) => (event.name === 'documentChanged' ? [event.documentId] : [])))
    const connectionIds = distinct(
      own.flatMap((event) => (event.name === 'connectionChanged' ? [event.connectionId] : [])),
    )
    const reconciliationIds = distinct(
      own.flatMap((event) => (event.name === 'reconciliationChanged' ? [event.reconciliationId] : [])),
    )
    const rounds = Math.max(Math.ceil(documentIds.length / IDS_PER_NOTICE), 1)
    return Array.from({ length: rounds }, (_, round) => ({
      workspaceId,
      documentIds: documentIds.slice(round * IDS_PER_NOTICE, (round + 1) * IDS_PER_NOTICE),
      connectionIds: round === 0 ? connectionIds : [],
      reconciliationIds: round === 0 ? reconciliationIds : [],
    }))
  })
}

function distinct(ids: string[]): string[] {
  return [...new Set(ids)]
}
