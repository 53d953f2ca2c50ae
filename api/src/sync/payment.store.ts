import { Prisma } from '@tieout/prisma'
import { execute, type Transaction } from '../lib/transaction.ts'
import type { Run } from './run.ts'

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

/** Payments with what stands in the ledger of the documents they need there. */
export async function loadPayments(run: Run, ids: readonly string[]) {
  const { organisationId } = run.target
  const there = { include: { syncs: { where: { organisationId } } } }
  const payments = await run.dependencies.prisma.payment.findMany({
    where: { id: { in: [...ids] } },
    include: { document: { include: { payments: true, ...there.include } }, creditNote: there },
  })
  return new Map(payments.map((payment) => [payment.id, payment]))
}
export type LoadedPayment =
  Awaited<ReturnType<typeof loadPayments>> extends Map<string, infer Payment> ? Payment : never
