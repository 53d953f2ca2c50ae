import { Prisma, type OutboxKind, type PrismaClient } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'
import { currentParent } from '../telemetry/spans.ts'

/** Lower goes first. */
export const priorities = { person: 0, event: 1, backfill: 2 } as const

export interface Intent {
  workspaceId: string
  organisationId: string
  priority: number
  now: Date
}

/** What must reach the ledger. */
export interface Entity {
  kind: OutboxKind
  id: string
}

export interface DueEntry {
  id: bigint
  kind: OutboxKind
  entityId: string
  generation: number
  priority: number
  attempts: number
  firstAttemptAt: Date | null
  batchLimit: number
  /** Where in which trace the reason arose, while somebody traces. */
  traceParent: string | null
}

/**
 * Writes down that these must reach the ledger. Call it in the transaction of the change that causes it. One live row
 * per entity: a new reason makes a new generation, and a batch under way settles only the one it froze.
 */
export async function enqueue(transaction: Transaction, intent: Intent, entities: readonly Entity[]): Promise<void> {
  if (entities.length === 0) return
  const { workspaceId, organisationId, priority, now } = intent
  await execute(
    transaction,
    Prisma.sql`
      insert into "OutboxEntry" ("workspaceId", "organisationId", kind, "entityId", "dueAt", priority, "createdAt", "traceParent")
      select ${workspaceId}, ${organisationId}, kind::"OutboxKind", id, ${now}, ${priority}, ${now}, ${currentParent() ?? null}
      from jsonb_to_recordset(${JSON.stringify(entities.map(({ kind, id }) => ({ kind, id })))}::jsonb) as entity (kind text, id text) order by kind, id
      on conflict ("organisationId", kind, "entityId") do update set
        generation = "OutboxEntry".generation + 1, "dueAt" = least("OutboxEntry"."dueAt", excluded."dueAt"),
        priority = least("OutboxEntry".priority, excluded.priority), attempts = 0, "firstAttemptAt" = null,
        "batchLimit" = 50, "traceParent" = coalesce(excluded."traceParent", "OutboxEntry"."traceParent")`,
  )
}

/** Of an organisation `o`: what no person waits for may go on. */
export function mayRunInBackground(at: Date): Prisma.Sql {
  return Prisma.sql`(o."backgroundRestUntil" is null or o."backgroundRestUntil" <= ${at})`
}

/**
 * Of an entry `e` of organisation `o`: it may go now. No earlier write of it may have arrived without our knowing (in
 * doubt since before a disconnect); a payment goes where its invoice is approved, or came to an end, a credit where its
 * note is as well, and a receipt where its document is.
 */
export function isDue(at: Date): Prisma.Sql {
  return Prisma.sql`e.state = 'DUE' and e."dueAt" <= ${at}
  and (e.priority = ${priorities.person} or ${mayRunInBackground(at)})
  and not exists (select 1 from "BatchItem" i join "Batch" b on b.id = i."batchId"
    where i."entityId" = e."entityId" and i.outcome is null and b."organisationId" = e."organisationId"
      and b.state <> 'SETTLED')
  and (e.kind not in ('PAYMENT', 'ALLOCATION') or exists (select 1 from "Payment" p
    join "SyncStatus" s on s."documentId" = p."documentId" and s."organisationId" = e."organisationId"
    where p.id = e."entityId" and s."ledgerStatus" not in ('DRAFT', 'SUBMITTED')))
  and (e.kind <> 'ALLOCATION' or exists (select 1 from "Payment" p
    join "SyncStatus" s on s."documentId" = p."creditNoteId" and s."organisationId" = e."organisationId"
    where p.id = e."entityId" and s."ledgerStatus" not in ('DRAFT', 'SUBMITTED')))
  and (e.kind <> 'RECEIPT' or exists (select 1 from "Receipt" r
    join "SyncStatus" s on s."documentId" = r."documentId" and s."organisationId" = e."organisationId"
    where r.id = e."entityId" and s."ledgerId" is not null))`
}

/** The next entries of one kind that may travel together: the most urgent one decides kind and size. */
export async function findDue(prisma: PrismaClient, organisationId: string, now: Date): Promise<DueEntry[]> {
  const due = Prisma.sql`"OutboxEntry" e join "Organisation" o on o.id = e."organisationId"
    where o.id = ${organisationId} and ${isDue(now)}`
  return query<DueEntry>(
    prisma,
    Prisma.sql`
      with head as (select e.kind, e."batchLimit" from ${due} order by e.priority, e."dueAt", e.id limit 1)
      select e.id, e.kind, e."entityId", e.generation, e.priority, e.attempts, e."firstAttemptAt", e."batchLimit", e."traceParent"
      from ${due} and (e.kind, e."batchLimit") = (select kind, "batchLimit" from head)
      order by e.priority, e."dueAt", e.id
      limit (select "batchLimit" from head)`,
  )
}

/** Marks entries as frozen, but only in the generation that was planned; answers those that still were. */
export async function freezeEntries(transaction: Transaction, entries: readonly DueEntry[]): Promise<Set<bigint>> {
  const rows = await query<{ id: bigint }>(
    transaction,
    Prisma.sql`update "OutboxEntry" o set state = 'FROZEN' from ${generations(entries)}
      where o.id = g.id and o.generation = g.generation and o.state = 'DUE' returning o.id`,
  )
  return new Set(rows.map((row) => row.id))
}

/** What is settled leaves the outbox, unless a newer generation came meanwhile: that one becomes due. */
export async function settleEntries(transaction: Transaction, entries: readonly Settled[]): Promise<void> {
  if (entries.length === 0) return
  await execute(
    transaction,
    Prisma.sql`delete from "OutboxEntry" o using ${generations(entries)} where o.id = g.id and o.generation = g.generation`,
  )
  await execute(
    transaction,
    Prisma.sql`update "OutboxEntry" o set state = 'DUE' from ${generations(entries)} where o.id = g.id`,
  )
}

export interface Settled {
  id: bigint
  generation: number
}

/** Puts entries back: due again at `dueAt`, alone or in smaller batches where `batchLimit` says so. */
export async function returnEntries(
  transaction: Transaction,
  ids: readonly bigint[],
  back: { dueAt: Date; attempted: Date | undefined; batchLimit?: number },
): Promise<void> {
  if (ids.length === 0) return
  await execute(
    transaction,
    Prisma.sql`update "OutboxEntry" set state = 'DUE', "dueAt" = ${back.dueAt},
        attempts = attempts + ${back.attempted ? 1 : 0},
        "firstAttemptAt" = coalesce("firstAttemptAt", ${back.attempted ?? null}::timestamptz),
        "batchLimit" = coalesce(${back.batchLimit ?? null}::int, "batchLimit")
      where id in (${Prisma.join(ids)})`,
  )
}

function generations(entries: readonly Settled[]): Prisma.Sql {
  const values = entries.map((entry) => Prisma.sql`(${entry.id}::bigint, ${entry.generation}::int)`)
  return Prisma.sql`(values ${Prisma.join(values)}) as g (id, generation)`
}
