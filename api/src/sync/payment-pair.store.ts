import type { Payment } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

/** Every payment of the document that this one is on, held until the transaction ends; of a credit, its note as well. */
export async function lockPayments(
  transaction: Transaction,
  workspaceId: string,
  paymentId: string | undefined,
): Promise<Payment[]> {
  const payment = await transaction.payment.findFirst({ where: { id: paymentId ?? '', workspaceId } })
  if (!payment) return []
  await transaction.$queryRaw`select id from "Document" where id in (${payment.documentId}, ${payment.creditNoteId})
    order by id for no key update`
  return transaction.payment.findMany({ where: { documentId: payment.documentId } })
}

/** Ours takes the place of its double; what was counted twice counts once. */
export async function mergePayments(transaction: Transaction, ours: Payment, theirs: Payment): Promise<Payment> {
  const { organisationId, ledgerPaymentId } = theirs
  await transaction.payment.delete({ where: { id: theirs.id } })
  await countPaid(transaction, ours.documentId)
  return transaction.payment.update({ where: { id: ours.id }, data: { organisationId, ledgerPaymentId } })
}

/** The two are not the same, and are asked about no more. */
export function markApart(transaction: Transaction, ours: Payment, otherId: string): Promise<Payment> {
  return transaction.payment.update({ where: { id: ours.id }, data: { keptApart: { push: otherId } } })
}

/** Takes a payment back here; what it paid is due again. */
export async function markReversed(transaction: Transaction, payment: Payment, at: Date): Promise<Payment> {
  const data = { reversedAt: at, reversedHere: true }
  const reversed = await transaction.payment.update({ where: { id: payment.id }, data })
  await countPaid(transaction, payment.documentId)
  if (payment.creditNoteId) await release(transaction, payment.creditNoteId, payment.amount)
  return reversed
}

/** That much of a credit note can be used again. */
async function release(transaction: Transaction, creditNoteId: string, amount: bigint): Promise<void> {
  await transaction.$executeRaw`
    update "Document" d set "amountPaid" = greatest(0, d."amountPaid" - ${amount}),
      status = (case when d."amountPaid" > ${amount} then 'PARTIALLY_PAID' else 'SENT' end)::"InvoiceStatus"
    where d.id = ${creditNoteId} and d.status not in ('DRAFT', 'VOIDED')`
}

/** Counts what is paid anew: the payments and credits that stand. */
async function countPaid(transaction: Transaction, documentId: string): Promise<void> {
  await transaction.$executeRaw`
    with paid as (select coalesce(sum(p.amount), 0)::bigint as amount
      from "Payment" p where p."documentId" = ${documentId} and p."reversedAt" is null)
    update "Document" d set "amountPaid" = least(d.total, paid.amount), status = (case
        when paid.amount >= d.total then 'PAID' when paid.amount > 0 then 'PARTIALLY_PAID' else 'SENT' end)::"InvoiceStatus"
    from paid where d.id = ${documentId} and d.status not in ('DRAFT', 'VOIDED')`
}
