import { beforeCommit, type Transaction } from '../lib/transaction.ts'
import type { Event } from './events.ts'

/** The channel every node listens on. */
export const CHANNEL = 'tieout_events'

/** PostgreSQL refuses payloads from 8000 bytes on; an id takes 40 of them. */
const IDS_PER_NOTICE = 150

/** What changed in a workspace with one transaction, by id. */
export interface Changed {
  workspaceId: string
  documentIds: string[]
  connectionIds: string[]
  reconciliationIds: string[]
}

/** What one NOTIFY carries: one piece of a workspace's news, and its number. */
export interface Notice extends Changed {
  position: number
}

/** What is to be announced when a transaction commits. */
const announced = new WeakMap<Transaction, Event[]>()

/** Announces `events` when `transaction` commits, and only then; one notification carries all that it did to a workspace. */
export function publish(transaction: Transaction, events: readonly Event[]): void {
  const before = announced.get(transaction)
  if (before) before.push(...events)
  else {
    const all = [...events]
    announced.set(transaction, all)
    beforeCommit(transaction, () => announce(transaction, all))
  }
}

/**
 * Keeps the news under the workspace's next numbers. Their row stays locked until the commit, so that numbers follow the
 * commits without a hole: it is the last that a transaction locks, and no two can wait for each other.
 */
async function announce(transaction: Transaction, events: readonly Event[]): Promise<void> {
  const payloads = coalesce(events).map((changed) => JSON.stringify(changed))
  if (payloads.length === 0) return
  await transaction.$executeRaw`
    with said as (select body::jsonb as body, nth from unnest(${payloads}::text[]) with ordinality as said (body, nth)),
    head as (
      insert into "NewsHead" ("workspaceId", last)
      select body->>'workspaceId', count(*) from said group by 1 order by 1
      on conflict ("workspaceId") do update set last = "NewsHead".last + excluded.last
      returning "workspaceId", last),
    numbered as (
      select h."workspaceId", said.body,
        h.last + 1 - row_number() over (partition by h."workspaceId" order by nth desc) as position
      from said join head h on h."workspaceId" = said.body->>'workspaceId'),
    kept as (
      insert into "News" ("workspaceId", position, "documentIds", "connectionIds", "reconciliationIds", at)
      select "workspaceId", position,
        array(select jsonb_array_elements_text(body->'documentIds')),
        array(select jsonb_array_elements_text(body->'connectionIds')),
        array(select jsonb_array_elements_text(body->'reconciliationIds')), now()
      from numbered)
    select pg_notify(${CHANNEL}, (body || jsonb_build_object('position', position))::text)
    from numbered order by "workspaceId", position`
}

/** The fewest pieces that say the same, each within PostgreSQL's limit. */
export function coalesce(events: readonly Event[]): Changed[] {
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
