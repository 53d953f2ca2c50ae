import type { Payment } from '@tieout/prisma'
import { z } from 'zod'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { namesOf } from '../document/kinds.ts'
import { toDecimal, toHundredths } from '../engine/money.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { queueFollowers } from '../sync/queue-followers.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'

/** What can be paid: an invoice, a bill, or an expense that is a bill in the ledger. */
export interface Payable {
  kind: 'INVOICE' | 'BILL' | 'EXPENSE'
  id: string | undefined
}

export interface PaymentInput {
  document: Payable
  /** A decimal with at most two places. */
  amount: string
  /** `YYYY-MM-DD`. */
  date: string
  reference: string | undefined
}

/** Records money received or paid here; it goes to the ledger where a payment account is chosen (F083, F085). */
export async function recordPayment(
  { prisma, clock, wake }: Dependencies,
  viewer: Viewer,
  input: PaymentInput,
): Promise<Payment | InvalidInput | NotFound | Conflict> {
  const wrong = findMistakes(input)
  if (wrong.length > 0) return new InvalidInput(wrong)
  const { workspaceId } = viewer
  const { kind, id = '' } = input.document
  const { word } = namesOf(kind)
  const amount = toHundredths(input.amount)
  const link = await findLink(prisma, workspaceId)
  const organisationId = link?.target.organisationId ?? ''
  const now = new Date(clock.now())
  const recorded = await inTransaction(prisma, async (transaction) => {
    // Locked: two people recording at once cannot pay the same invoice twice.
    await transaction.$queryRaw`select id from "Document" where id = ${id} for no key update`
    const document = await transaction.document.findFirst({
      where: { id, workspaceId, kind },
      include: { workspace: { select: { expensesAs: true } }, syncs: { where: { organisationId } } },
    })
    if (!document) return new NotFound(word)
    if (document.status === 'DRAFT') return conflict('STILL_DRAFT', { name: document.number, word })
    if (document.status === 'VOIDED') return conflict('INVOICE_VOIDED', { word })
    if (kind === 'EXPENSE' && (document.syncs[0]?.ledgerForm ?? document.workspace.expensesAs) !== 'BILL')
      return conflict('SPENT_ALREADY', { name: document.number })
    const due = document.total - document.amountPaid
    if (amount > due) return conflict('PAYMENT_TOO_LARGE', { name: `${toDecimal(due)} ${document.currency}`, word })
    const payment = await transaction.payment.create({
      data: {
        ...{ workspaceId, documentId: document.id, origin: 'APP', amount, currency: document.currency },
        ...{ paidOn: new Date(input.date), reference: input.reference ?? null, createdAt: now },
      },
    })
    await transaction.document.update({
      where: { id: document.id },
      data: { amountPaid: { increment: amount }, status: amount === due ? 'PAID' : 'PARTIALLY_PAID' },
    })
    const detail = { amount: toDecimal(amount), currency: document.currency }
    await addTimeline(transaction, [
      { workspaceId, documentId: document.id, at: now, kind: 'PAYMENT_RECORDED', actor: viewer.name, detail },
    ])
    publish(transaction, [{ name: 'documentChanged', workspaceId, documentId: document.id }])
    if (link) await queueFollowers(transaction, { ...link.target, documentIds: [document.id], now })
    return payment
  })
  if (link) wake(link.target.organisationId)
  return recorded
}

const Amount = z.string().regex(/^\d{1,12}(\.\d{1,2})?0*$/)

function findMistakes(input: PaymentInput): { path: string; message: string }[] {
  const mistakes = []
  if (!Amount.safeParse(input.amount).success || toHundredths(input.amount) <= 0n)
    mistakes.push({ path: 'amount', message: 'Amount must be more than zero, with at most two decimals.' })
  if (!z.iso.date().safeParse(input.date).success)
    mistakes.push({ path: 'date', message: 'Date must be a real day, such as 2026-11-21.' })
  if ((input.reference ?? '').length > 200)
    mistakes.push({ path: 'reference', message: 'Reference must be at most 200 characters.' })
  return mistakes
}
