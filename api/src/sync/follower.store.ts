import { Prisma } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'

/** What belongs to a document and goes where it goes: a payment, part of a credit note, a receipt. */
export interface Follower {
  kind: 'PAYMENT' | 'ALLOCATION' | 'RECEIPT'
  id: string
  documentId: string
}

/**
 * Followers recorded here that were never queued for this organisation, of documents it has or is to have: of these, or
 * of all. A credit is found by its note and by its invoice.
 */
export async function findUnsentFollowers(
  transaction: Transaction,
  organisationId: string,
  documentIds: readonly string[] | undefined,
): Promise<Follower[]> {
  const ids = documentIds && [...documentIds]
  return query(
    transaction,
    Prisma.sql`select f.kind, f.id, f."documentId" from (
        select case p.method when 'CREDIT' then 'ALLOCATION' else 'PAYMENT' end as kind, p.id, p."documentId",
          p."creditNoteId", p.id as "paymentId", null as "receiptId"
        from "Payment" p where p.origin = 'APP' and p."ledgerPaymentId" is null and p."reversedAt" is null
        union all
        select 'RECEIPT', r.id, r."documentId", null, null, r.id from "Receipt" r) f
      join "SyncStatus" i on i."documentId" = f."documentId" and i."organisationId" = ${organisationId}
      where i."reasonCode" is distinct from 'UNLINKED'
        and ${ids ? Prisma.sql`(f."documentId" = any(${ids}) or f."creditNoteId" = any(${ids}))` : Prisma.sql`true`}
        and not exists (select 1 from "SyncStatus" s where s."organisationId" = i."organisationId"
          and (s."paymentId" = f."paymentId" or s."receiptId" = f."receiptId"))`,
  )
}

/** Followers that wait say for what: their document, its approval, or no more than their turn. */
export async function tellFollowers(
  transaction: Transaction,
  organisationId: string,
  documentIds: readonly string[],
): Promise<void> {
  const ids = [...documentIds]
  await execute(
    transaction,
    Prisma.sql`update "SyncStatus" s set "reasonCode" = w.code, reason = jsonb_build_object('code', w.code)
      from (select s.id, case when i."ledgerStatus" is null then 'WAITING_FOR_INVOICE'
          when p."creditNoteId" is not null and n."ledgerStatus" is null then 'WAITING_FOR_DOCUMENT'
          when i."ledgerStatus" in ('DRAFT', 'SUBMITTED') or n."ledgerStatus" in ('DRAFT', 'SUBMITTED')
          then 'WAITING_FOR_APPROVAL' else 'QUEUED' end as code
        from "Payment" p
        join "SyncStatus" s on s."paymentId" = p.id and s."organisationId" = ${organisationId}
        join "SyncStatus" i on i."documentId" = p."documentId" and i."organisationId" = ${organisationId}
        left join "SyncStatus" n on n."documentId" = p."creditNoteId" and n."organisationId" = ${organisationId}
        where p."documentId" = any(${ids}) or p."creditNoteId" = any(${ids})
        union all
        select s.id, case when i."ledgerId" is null then 'WAITING_FOR_DOCUMENT' else 'QUEUED' end
        from "Receipt" r
        join "SyncStatus" s on s."receiptId" = r.id and s."organisationId" = ${organisationId}
        join "SyncStatus" i on i."documentId" = r."documentId" and i."organisationId" = ${organisationId}
        where r."documentId" = any(${ids})) w
      where s.id = w.id and s.state = 'PENDING'
        and s."reasonCode" in ('QUEUED', 'WAITING_FOR_INVOICE', 'WAITING_FOR_DOCUMENT', 'WAITING_FOR_APPROVAL')
        and s."reasonCode" <> w.code`,
  )
}
