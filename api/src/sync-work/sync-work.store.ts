import { Prisma, type PrismaClient } from '@tieout/prisma'
import { query } from '../lib/transaction.ts'
import type { Work, WorkCounts, WorkKind, WorkPlace, WorkShown } from './work.ts'

/** An edit made in the ledger waits for a person, although both sides have the document. */
const undecided = Prisma.sql`(s.state = 'SYNCED' and s."changedThereAt" is not null and s."keptThereAt" is null)`

const needsYou = Prisma.sql`(s.state = 'FAILED' or ${undecided}
  or (s.state = 'NOT_SYNCED' and s."reasonCode" = 'SETUP_INCOMPLETE'))`

const shown: Record<WorkShown, Prisma.Sql> = {
  ALL: Prisma.sql`(s.state <> 'NOT_SYNCED' or ${needsYou})`,
  NEEDS_YOU: needsYou,
  RUNNING: Prisma.sql`s.state = 'PENDING'`,
  DONE: Prisma.sql`(s.state in ('SYNCED', 'SKIPPED') and not ${undecided})`,
}

const kind = Prisma.sql`(case when s."receiptId" is not null then 'RECEIPT'
  when s."paymentId" is not null then case p.method when 'CREDIT' then 'ALLOCATION' else 'PAYMENT' end
  else d.kind::text end)`

export interface WorkWanted {
  workspaceId: string
  organisationId: string
  show: WorkShown
  kinds: readonly WorkKind[] | undefined
  /** Older than this, or newer. */
  after: WorkPlace | undefined
  before: WorkPlace | undefined
  limit: number
  /** The oldest first. */
  inverted: boolean
}

/** One page, the newest change first, in one statement. */
export function findWork(prisma: PrismaClient, wanted: WorkWanted): Promise<Work[]> {
  const { show, kinds, after, before, limit, inverted } = wanted
  const direction = inverted ? Prisma.sql`asc` : Prisma.sql`desc`
  return read(
    prisma,
    wanted,
    Prisma.sql`${shown[show]} and ${kinds ? Prisma.sql`${kind} = any(${[...kinds]})` : Prisma.sql`true`}
      and ${after ? Prisma.sql`(s."updatedAt", s.id) < (${after.changedAt}, ${after.id})` : Prisma.sql`true`}
      and ${before ? Prisma.sql`(s."updatedAt", s.id) > (${before.changedAt}, ${before.id})` : Prisma.sql`true`}
      order by s."updatedAt" ${direction}, s.id ${direction} limit ${limit}`,
  )
}

/** These, by the ids of their statuses. */
export function findWorkOf(
  prisma: PrismaClient,
  whose: { workspaceId: string; organisationId: string },
  ids: readonly string[],
): Promise<Work[]> {
  return read(prisma, whose, Prisma.sql`s.id = any(${[...ids]})`)
}

function read(
  prisma: PrismaClient,
  { workspaceId, organisationId }: { workspaceId: string; organisationId: string },
  which: Prisma.Sql,
): Promise<Work[]> {
  return query<Work>(
    prisma,
    Prisma.sql`
      with s as (select s.id, ${kind} as kind, s."updatedAt" as "changedAt",
          coalesce(s."documentId", s."paymentId", s."receiptId") as "entityId", d.id as "documentId",
          d.kind::text as "documentKind", d.status::text as "documentStatus", d."sentAt", d.number, d."clientId",
          case when s."receiptId" is null then coalesce(p.amount, d.total) end as amount, d.currency
        from "SyncStatus" s left join "Payment" p on p.id = s."paymentId" left join "Receipt" r on r.id = s."receiptId"
        join "Document" d on d.id = coalesce(s."documentId", p."documentId", r."documentId")
        where s."workspaceId" = ${workspaceId} and s."organisationId" = ${organisationId} and ${which})
      select s.*, c.name as "partyName", b.answer ->> 'requestId' as "requestId",
        round((b.answer ->> 'durationMs')::numeric)::int as "durationMs"
      from s join "Client" c on c.id = s."clientId"
      left join lateral (select b.answer from "BatchItem" i join "Batch" b on b.id = i."batchId"
        where i."entityId" = s."entityId" and b."organisationId" = ${organisationId}
        order by b."createdAt" desc, b.id desc limit 1) b on true
      order by s."changedAt" desc, s.id desc`,
  )
}

/** How much there is of each, in one statement. */
export async function countWork(
  prisma: PrismaClient,
  workspaceId: string,
  organisationId: string | undefined,
): Promise<WorkCounts> {
  const [counts] = await query<WorkCounts>(
    prisma,
    Prisma.sql`select (count(*) filter (where ${shown.ALL}))::int as "all",
      (count(*) filter (where ${shown.NEEDS_YOU}))::int as "needsYou",
      (count(*) filter (where ${shown.RUNNING}))::int as running, (count(*) filter (where ${shown.DONE}))::int as done
      from "SyncStatus" s where s."workspaceId" = ${workspaceId} and s."organisationId" = ${organisationId ?? ''}`,
  )
  if (!counts) throw new Error('Counting gave no row.')
  return counts
}
