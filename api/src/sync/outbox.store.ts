import { Prisma, type OutboxKind, type PrismaClient } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'

/** Lower goes first. */
export const priorities = { person: 0, event: 1, backfill: 2 } as const

export interface Intent {
  workspaceId: string
  organisationId: string
  kind: OutboxKind
  entityId: string
  priority: number
  now: Date
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
}

/**
 * Writes down that something must reach the ledger. Call it in the transaction of the change that causes it. One live
 * row per entity: a new reason makes a new generation, and a batch under way settles only the one it froze.
 */
export async function enqueue(transaction: Transaction, intents: readonly Intent[]): Promise<void> {
  for (const intent of intents) {
    const { workspaceId, organisationId, kind, entityId, priority, now } = intent
    await execute(
      transaction,
      Prisma.sql`
        insert into "OutboxEntry" ("workspaceId", "organisationId", kind, "entityId", "dueAt", priority, "createdAt")
        values (${workspaceId}, ${organisationId}, ${kind}::"OutboxKind", ${entityId}, ${now}, ${priority}, ${now})
        on conflict ("organisationId", kind, "entityId") do update set
          generation = "OutboxEntry".generation + 1, "dueAt" = least("OutboxEntry"."dueAt", excluded."dueAt"),
          priority = least("OutboxEntry".priority, excluded.priority), attempts = 0, "firstAttemptAt" = null,
          "batchLimit" = 50`,
    )
  }
}

/** Of an entry `e`: no earlier write of it may have arrived without our knowing. */
export const notInDoubt = Prisma.sql`not exists (
  select 1 from "BatchItem" i join "Batch" b on b.id = i."batchId"
  where i."entityId" = e."entityId" and i.outcome is null and b."organisationId" = e."organisationId" and b.state <> 'SETTLED')`

/**
 * The next entries of one kind that may travel together: the most urgent one decides kind and size. What an earlier write
 * may have sent already (in doubt since before a disconnect) waits until that one is settled.
 */
export async function findDue(prisma: PrismaClient, organisationId: string, now: Date): Promise<DueEntry[]> {
  return query<DueEntry>(
    prisma,
    Prisma.sql`
      with due as (
        select * from "OutboxEntry" e
        where e."organisationId" = ${organisationId} and e.state = 'DUE' and e."dueAt" <= ${now}
          and ${notInDoubt}),
      head as (select kind, "batchLimit" from due order by priority, "dueAt", id limit 1)
      select o.id, o.kind, o."entityId", o.generation, o.priority, o.attempts, o."firstAttemptAt", o."batchLimit"
      from due o join head on head.kind = o.kind and head."batchLimit" = o."batchLimit"
      order by o.priority, o."dueAt", o.id
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

/** Lets what waits for something (an invoice's payments) go now. */
export async function releaseEntries(
  transaction: Transaction,
  organisationId: string,
  { kind, entityIds, now }: { kind: OutboxKind; entityIds: readonly string[]; now: Date },
): Promise<void> {
  if (entityIds.length === 0) return
  await execute(
    transaction,
    Prisma.sql`update "OutboxEntry" set "dueAt" = ${now}
      where "organisationId" = ${organisationId} and kind = ${kind}::"OutboxKind" and state = 'DUE'
        and "entityId" in (${Prisma.join(entityIds)})`,
  )
}

function generations(entries: readonly Settled[]): Prisma.Sql {
  const values = entries.map((entry) => Prisma.sql`(${entry.id}::bigint, ${entry.generation}::int)`)
  return Prisma.sql`(values ${Prisma.join(values)}) as g (id, generation)`
}
