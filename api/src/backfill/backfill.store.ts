import { type Backfill, type InvoiceStatus, Prisma, type PrismaClient } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'

/** What of the past a person asks for; days as `YYYY-MM-DD`. */
export interface Scope {
  /** Dated on or after this day; undefined: all. */
  since: string | undefined
  status: readonly InvoiceStatus[]
}

/** Nothing was tried with them yet: what failed has a retry of its own, what somebody unlinked stays so. */
function untried(organisationId: string, workspaceId: string, { since, status }: Scope): Prisma.Sql {
  return Prisma.sql`from "Document" d
    left join "SyncStatus" s on s."documentId" = d.id and s."organisationId" = ${organisationId}
    where d."workspaceId" = ${workspaceId} and d.kind = 'INVOICE' and d.status::text = any(${[...status]}::text[])
      and d."issuedOn" >= ${since ?? '0001-01-01'}::date and coalesce(s.state, 'NOT_SYNCED') = 'NOT_SYNCED' and s."reasonCode" is distinct from 'UNLINKED'`
}

export interface Whose {
  workspaceId: string
  organisationId: string
}

/** The documents of that scope in the order they would go, oldest first. */
export async function findUntried(
  prisma: PrismaClient,
  { organisationId, workspaceId }: Whose,
  scope: Scope,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    prisma,
    Prisma.sql`select d.id ${untried(organisationId, workspaceId, scope)} order by d."issuedOn", d.number`,
  )
  return rows.map((row) => row.id)
}

/** Writes down which documents belong to the backfill, in one statement; answers how many. */
export function insertItems(transaction: Transaction, { id, ...whose }: Backfill, scope: Scope): Promise<number> {
  return execute(
    transaction,
    Prisma.sql`insert into "BackfillItem" ("backfillId", position, "documentId")
      select ${id}, row_number() over (order by d."issuedOn", d.number), d.id
      ${untried(whose.organisationId, whose.workspaceId, scope)}`,
  )
}

/** How many payments recorded here, and clients without a contact there, these documents bring along. */
export async function countCompany(
  prisma: PrismaClient,
  organisationId: string,
  documentIds: readonly string[],
): Promise<{ payments: number; clients: number }> {
  const [company] = await query<{ payments: number; clients: number }>(
    prisma,
    Prisma.sql`with going as (select id, "clientId" from "Document" where id = any(${documentIds}::text[]))
      select (select count(*) from "Payment" p join going on going.id = p."documentId"
          where p.origin = 'APP' and p."ledgerPaymentId" is null and p."reversedAt" is null)::int as payments,
        (select count(distinct "clientId") from going where not exists (select 1 from "ContactLink" l
          where l."clientId" = going."clientId" and l."organisationId" = ${organisationId}))::int as clients`,
  )
  return company ?? { payments: 0, clients: 0 }
}

/** The organisation's running backfill, held until the transaction ends: it is fed by one at a time, and not while it is paused. */
export async function lockRunning(transaction: Transaction, organisationId: string): Promise<Backfill | undefined> {
  const [held] = await query<{ id: string }>(
    transaction,
    Prisma.sql`select id from "Backfill" where "organisationId" = ${organisationId} and state = 'RUNNING' for update`,
  )
  return held && transaction.backfill.findUniqueOrThrow({ where: { id: held.id } })
}

/** The workspace's backfill, held until the transaction ends. */
export async function lockBackfill(
  transaction: Transaction,
  workspaceId: string,
  id: string | undefined,
): Promise<Backfill | null> {
  const [held] = await query<{ id: string }>(
    transaction,
    Prisma.sql`select id from "Backfill" where id = ${id ?? ''} and "workspaceId" = ${workspaceId} for update`,
  )
  return held ? transaction.backfill.findUnique({ where: { id: held.id } }) : null
}

/** Takes the next documents out of those that wait for their turn. */
export async function takeNext(
  transaction: Transaction,
  backfillId: string,
  { most, now }: { most: number; now: Date },
): Promise<string[]> {
  const rows = await query<{ documentId: string }>(
    transaction,
    Prisma.sql`with next as (
        select position from "BackfillItem" where "backfillId" = ${backfillId} and "queuedAt" is null
        order by position limit ${most}),
      taken as (update "BackfillItem" i set "queuedAt" = ${now} from next
        where i."backfillId" = ${backfillId} and i.position = next.position returning i.position, i."documentId")
      select "documentId" from taken order by position`,
  )
  return rows.map((row) => row.documentId)
}

/** Whether anything of it is still on its way. */
export async function isUnderWay(transaction: Transaction, { id, organisationId }: Backfill): Promise<boolean> {
  const item = await transaction.backfillItem.findFirst({
    where: { backfillId: id, document: { syncs: { some: { organisationId, state: 'PENDING' } } } },
    select: { position: true },
  })
  return item !== null
}

/** These wait for their turn again. */
export async function putBack(transaction: Transaction, backfillId: string, documentIds: readonly string[]) {
  await execute(
    transaction,
    Prisma.sql`update "BackfillItem" set "queuedAt" = null
      where "backfillId" = ${backfillId} and "documentId" = any(${documentIds}::text[])`,
  )
}

/** What failed and never reached the ledger waits for its turn again; answers how many. */
export function reopenFailed(transaction: Transaction, { id, organisationId }: Backfill): Promise<number> {
  return execute(
    transaction,
    Prisma.sql`with reopened as (
        update "SyncStatus" s set state = 'NOT_SYNCED', "reasonCode" = null, reason = null, "nextAttemptAt" = null
        from "BackfillItem" i
        where i."backfillId" = ${id} and s."documentId" = i."documentId" and s."organisationId" = ${organisationId}
          and s.state = 'FAILED' and s."ledgerId" is null
        returning s."documentId")
      update "BackfillItem" i set "queuedAt" = null from reopened
      where i."backfillId" = ${id} and i."documentId" = reopened."documentId"`,
  )
}

/** Ends what is open for the organisation and answers it; what was taken back from the outbox waits again, for good. */
export async function endOpen(
  transaction: Transaction,
  organisationId: string,
  end: { endedAt: Date; reasonCode: string },
): Promise<Backfill | undefined> {
  const open = { organisationId, state: { in: ['RUNNING' as const, 'PAUSED' as const] } }
  await transaction.backfillItem.updateMany({
    where: { backfill: open, document: { syncs: { some: { organisationId, state: 'NOT_SYNCED', reasonCode: null } } } },
    data: { queuedAt: null },
  })
  const [ended] = await transaction.backfill.updateManyAndReturn({ where: open, data: { state: 'CANCELLED', ...end } })
  return ended
}
