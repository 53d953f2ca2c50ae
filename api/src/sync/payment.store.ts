import { Prisma } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'

/**
 * Payments recorded here that the ledger lacks and that were never queued for this organisation, of invoices it has or
 * is to have: of these, or of all.
 */
export async function findUnsentPayments(
  transaction: Transaction,
  organisationId: string,
  documentIds: readonly string[] | undefined,
): Promise<{ id: string; documentId: string }[]> {
  return query(
    transaction,
    Prisma.sql`select p.id, p."documentId" from "Payment" p
      join "SyncStatus" i on i."documentId" = p."documentId" and i."organisationId" = ${organisationId}
      where p.origin = 'APP' and p."ledgerPaymentId" is null and p."reversedAt" is null
        and i."reasonCode" is distinct from 'UNLINKED'
        and ${documentIds ? Prisma.sql`p."documentId" = any(${[...documentIds]})` : Prisma.sql`true`}
        and not exists (select 1 from "SyncStatus" s
          where s."paymentId" = p.id and s."organisationId" = i."organisationId")`,
  )
}

/** Payments that wait say for what: their invoice, its approval, or no more than their turn. */
export async function tellPayments(
  transaction: Transaction,
  organisationId: string,
  documentIds: readonly string[],
): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`update "SyncStatus" s set "reasonCode" = w.code, reason = jsonb_build_object('code', w.code)
      from (select p.id, case when i."ledgerStatus" is null then 'WAITING_FOR_INVOICE'
          when i."ledgerStatus" in ('DRAFT', 'SUBMITTED') then 'WAITING_FOR_APPROVAL' else 'QUEUED' end as code
        from "Payment" p
        join "SyncStatus" i on i."documentId" = p."documentId" and i."organisationId" = ${organisationId}
        where p."documentId" = any(${[...documentIds]})) w
      where s."paymentId" = w.id and s."organisationId" = ${organisationId} and s.state = 'PENDING'
        and s."reasonCode" in ('QUEUED', 'WAITING_FOR_INVOICE', 'WAITING_FOR_APPROVAL') and s."reasonCode" <> w.code`,
  )
}

/** Ties payments of ours to those that the ledger made of them. */
export async function tiePayments(
  transaction: Transaction,
  organisationId: string,
  ties: readonly { id: string; ledgerPaymentId: string }[],
): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`update "Payment" p set "organisationId" = ${organisationId}, "ledgerPaymentId" = tie."ledgerPaymentId"
      from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as tie (id text, "ledgerPaymentId" text)
      where p.id = tie.id`,
  )
}
