import type { Document, Payment } from '@tieout/prisma'
import { z } from 'zod'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { today } from '../document/days.ts'
import { toDecimal, toHundredths } from '../engine/money.ts'
import { publish } from '../events/publish.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput, NotFound, Problem } from '../problem/problem.ts'
import { queueFollowers } from '../sync/queue-followers.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'

export interface Allocation {
  creditNoteId: string | undefined
  invoiceId: string | undefined
  /** A decimal with at most two places. */
  amount: string
}

const Amount = z.string().regex(/^\d{1,12}(\.\d{1,2})?0*$/)

/** Uses part of a credit note, or all of it, on an invoice: that much less is due. It goes to the ledger by itself. */
export async function allocateCreditNote(
  { prisma, clock, wake }: Dependencies,
  viewer: Viewer,
  input: Allocation,
): Promise<Payment | InvalidInput | NotFound | Conflict> {
  if (!Amount.safeParse(input.amount).success || toHundredths(input.amount) <= 0n)
    return new InvalidInput([{ path: 'amount', message: 'Amount must be more than zero, with at most two decimals.' }])
  const { workspaceId } = viewer
  const amount = toHundredths(input.amount)
  const link = await findLink(prisma, workspaceId)
  const now = new Date(clock.now())
  const used = await inTransaction(prisma, async (transaction) => {
    const found = await lockBoth(transaction, workspaceId, input)
    if (found instanceof Problem) return found
    const { note, invoice } = found
    const refusal = refuse(found, amount)
    if (refusal) return refusal
    const { timeZone } = await transaction.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
    const payment = await use(transaction, found, { amount, paidOn: new Date(today(clock.now(), timeZone)), now })
    if (!payment) return conflict('CREDIT_USED_THERE', { name: invoice.number })
    await settlePart(transaction, invoice, amount)
    await settlePart(transaction, note, amount)
    const line = { workspaceId, at: now, kind: 'CREDIT_USED' as const, actor: viewer.name }
    const detail = { amount: toDecimal(amount), currency: invoice.currency, number: invoice.number }
    await addTimeline(
      transaction,
      [note, invoice].map(({ id: documentId }) => ({ ...line, documentId, detail })),
    )
    publish(
      transaction,
      [note, invoice].map(({ id: documentId }) => ({ name: 'documentChanged', workspaceId, documentId })),
    )
    if (link) await queueFollowers(transaction, { ...link.target, documentIds: [invoice.id], now })
    return payment
  })
  if (link) wake(link.target.organisationId)
  return used
}

interface Both {
  note: Document
  invoice: Document
}

/** Locked, in one order: two people at once cannot use the same credit twice. */
async function lockBoth(
  transaction: Transaction,
  workspaceId: string,
  { creditNoteId = '', invoiceId = '' }: Allocation,
): Promise<Both | NotFound> {
  await transaction.$queryRaw`select id from "Document" where id in (${creditNoteId}, ${invoiceId}) order by id for no key update`
  const note = await transaction.document.findFirst({ where: { id: creditNoteId, workspaceId, kind: 'CREDIT_NOTE' } })
  if (!note) return new NotFound('credit note')
  const invoice = await transaction.document.findFirst({ where: { id: invoiceId, workspaceId, kind: 'INVOICE' } })
  return invoice ? { note, invoice } : new NotFound('invoice')
}

function refuse({ note, invoice }: Both, amount: bigint): Conflict | undefined {
  const isOpen = [note, invoice].every(({ status }) => status !== 'DRAFT' && status !== 'VOIDED')
  if (!isOpen || note.clientId !== invoice.clientId || note.currency !== invoice.currency)
    return conflict('CREDIT_NOT_FITTING')
  const left = [note, invoice].map((document) => document.total - document.amountPaid)
  const most = left.reduce((least, one) => (one < least ? one : least))
  return amount > most ? conflict('NOTHING_LEFT', { name: `${toDecimal(most)} ${note.currency}` }) : undefined
}

/** One credit ties a note and an invoice; one that was taken back in the ledger stands up again. Undefined: it stands. */
async function use(
  transaction: Transaction,
  { note, invoice }: Both,
  { amount, paidOn, now }: { amount: bigint; paidOn: Date; now: Date },
): Promise<Payment | undefined> {
  const before = await transaction.payment.findFirst({
    where: { documentId: invoice.id, creditNoteId: note.id },
    include: { syncs: { select: { state: true } } },
  })
  if (before && !before.reversedAt) return undefined
  // Taken back here, and not yet there.
  if (before?.reversedHere && before.syncs.some(({ state }) => state !== 'SYNCED')) return undefined
  const data = {
    ...{ workspaceId: note.workspaceId, documentId: invoice.id, creditNoteId: note.id, amount, paidOn },
    ...({ method: 'CREDIT', origin: 'APP', currency: note.currency, createdAt: now } as const),
  }
  if (!before) return transaction.payment.create({ data })
  // It goes out anew.
  await transaction.syncStatus.deleteMany({ where: { paymentId: before.id } })
  const again = { ...data, reversedAt: null, reversedHere: false, ledgerPaymentId: null, organisationId: null }
  return transaction.payment.update({ where: { id: before.id }, data: again })
}

async function settlePart(
  transaction: Transaction,
  { id, total, amountPaid }: Document,
  amount: bigint,
): Promise<void> {
  const status = amountPaid + amount === total ? 'PAID' : 'PARTIALLY_PAID'
  await transaction.document.update({ where: { id }, data: { amountPaid: { increment: amount }, status } })
}
