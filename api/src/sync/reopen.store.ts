import { Prisma, type OutboxKind } from '@tieout/prisma'
import type { RefusalCode } from '../engine/ledger-answer.ts'
import type { ReasonCode } from '../engine/reason.ts'
import { query, type Transaction } from '../lib/transaction.ts'

/** A status that waits again: what goes out for it, and the document, where it is a document's own. */
export interface Reopened {
  kind: OutboxKind
  id: string
  documentId: string | null
}

/** Everything stopped for one of these reasons waits again. */
export function reopenMendable(
  transaction: Transaction,
  organisationId: string,
  reasons: readonly ReasonCode[],
): Promise<Reopened[]> {
  return reopen(
    transaction,
    Prisma.sql`select s.id from "SyncStatus" s
      where s."organisationId" = ${organisationId} and s.state in ('FAILED', 'SKIPPED', 'NOT_SYNCED')
        and s."reasonCode" in (${Prisma.join(reasons)})`,
  )
}

/** Refused by the ledger for something of which a newer copy has come: the first of these codes it named. */
export function reopenRefused(
  transaction: Transaction,
  organisationId: string,
  codes: readonly RefusalCode[],
): Promise<Reopened[]> {
  return reopen(
    transaction,
    Prisma.sql`select s.id from "SyncStatus" s
      where s."organisationId" = ${organisationId} and s.state = 'FAILED' and s."reasonCode" = 'REFUSED'
        and s."documentId" is not null
        and exists (select 1 from jsonb_array_elements(s.reason -> 'refusals') r where r ->> 'code' in (${Prisma.join(codes)}))`,
  )
}

/** Edited or voided here while nothing could follow (rule C18): what the ledger holds is an older version. */
export function reopenOutdated(transaction: Transaction, organisationId: string): Promise<Reopened[]> {
  return reopen(
    transaction,
    Prisma.sql`select s.id from "SyncStatus" s
      join "Document" d on d.id = s."documentId" join "Workspace" w on w.id = d."workspaceId"
      where s."organisationId" = ${organisationId} and s.state = 'SYNCED'
        and s."pushedVersion" < d.version and (w."pushTrigger" <> 'MANUAL' or d.status = 'VOIDED')
        and not exists (select 1 from "OutboxEntry" e where e."organisationId" = s."organisationId" and e."entityId" = d.id)`,
  )
}

/** These, by their own ids. */
export function reopenThese(
  transaction: Transaction,
  organisationId: string,
  { ids, waiting }: { ids: readonly string[]; waiting: ReasonCode },
): Promise<Reopened[]> {
  const which = Prisma.sql`select s.id from "SyncStatus" s
    where s."organisationId" = ${organisationId} and s.id = any(${[...ids]})`
  return reopen(transaction, which, waiting)
}

/** In the order in which every writer takes statuses, so that no two wait for each other. */
function reopen(transaction: Transaction, which: Prisma.Sql, waiting: ReasonCode = 'QUEUED'): Promise<Reopened[]> {
  return query<Reopened>(
    transaction,
    Prisma.sql`with waiting as (${which} order by s."documentId", s."paymentId", s."receiptId" for update of s)
      update "SyncStatus" s set state = 'PENDING', "reasonCode" = ${waiting},
        reason = jsonb_build_object('code', ${waiting}::text)
      from waiting where s.id = waiting.id
      returning s."documentId", coalesce(s."documentId", s."paymentId", s."receiptId") as id, coalesce(
        (select d.kind::text from "Document" d where d.id = s."documentId"),
        (select case p.method when 'CREDIT' then 'ALLOCATION' else 'PAYMENT' end
          from "Payment" p where p.id = s."paymentId"), 'RECEIPT') as kind`,
  )
}
