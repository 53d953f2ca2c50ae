import { Decimal } from 'decimal.js'
import { organisationOf, remember, stamp, type Actor } from '../accounting/actor.ts'
import { allocate, readCreditNote, saveCreditNote, unallocate } from '../accounting/credit-note-rules.ts'
import { today } from '../accounting/dates.ts'
import { Problems } from '../accounting/element-failure.ts'
import { findInvoice } from '../accounting/find-invoice.ts'
import type { Raw } from '../accounting/read.ts'
import { readTransaction, saveTransaction } from '../accounting/transaction-rules.ts'
import type { BankTransaction, CreditNote } from '../model/documents.ts'
import { lockedBy } from '../rules/lock-dates.ts'
import { messages } from '../rules/messages.ts'
import { numberKey } from '../store/store.ts'
import { ActionRefused, insist } from './refused.ts'

/** Approves, voids or edits a credit note, named by id or number. */
export function editCreditNote(actor: Actor, { creditNote, changes }: { creditNote: string; changes: Raw }): void {
  const before = creditNoteOf(actor, creditNote)
  const problems = new Problems()
  const read = readCreditNote(actor, changes, { before, unitDecimals: 4, problems })
  insist(problems)
  saveCreditNote(actor, read, before)
}

/** Uses part of a credit note on an invoice. */
export function useCredit(
  actor: Actor,
  { creditNote, invoice: reference, amount }: { creditNote: string; invoice: string; amount: string },
): void {
  const invoice = findInvoice(actor, reference)
  if (!invoice || !/^\d+(\.\d+)?$/.test(amount)) throw new ActionRefused('Name an invoice and an amount')
  const date = today(actor.world.clock.now(), organisationOf(actor).timeZone)
  const problems = new Problems()
  allocate(actor, { note: creditNoteOf(actor, creditNote), invoice, amount: new Decimal(amount), date, problems })
  insist(problems)
}

/** Takes back what was used of a credit note on an invoice. */
export function takeCreditBack(
  actor: Actor,
  { creditNote, invoice: reference }: { creditNote: string; invoice: string },
): void {
  const note = creditNoteOf(actor, creditNote)
  const invoice = findInvoice(actor, reference)
  const own = note.allocations.filter(({ invoiceId }) => invoiceId === invoice?.id)
  if (own.length === 0) throw new ActionRefused('It is not used on that invoice')
  own.reduce((before, { id }) => unallocate(actor, before, id), note)
}

/** Ticks a bank transaction off against the statement, or deletes it. */
export function changeTransaction(
  actor: Actor,
  { action, transaction: id }: { action: 'reconcile' | 'delete-transaction'; transaction: string },
): void {
  const { bankTransactions } = actor.world.store
  const found = transactionOf(actor, id)
  const problems = new Problems()
  const locked = lockedBy(actor, found.date)
  if (found.status === 'DELETED' || found.isReconciled) problems.add(messages.notModifiable)
  if (locked && action === 'delete-transaction') problems.add(locked)
  insist(problems)
  const change = action === 'reconcile' ? { isReconciled: true } : { status: 'DELETED' as const }
  bankTransactions.put({ ...found, ...change, updatedAt: stamp(actor) })
  const changes = action === 'reconcile' ? 'Reconciled' : 'Deleted'
  remember(actor, found.id, { changes, details: `${found.type}, ${found.total} ${found.currency}` })
}

/** Edits a bank transaction, named by id or reference. */
export function editTransaction(actor: Actor, { transaction, changes }: { transaction: string; changes: Raw }): void {
  const before = transactionOf(actor, transaction)
  const problems = new Problems()
  const read = readTransaction(actor, changes, { before, unitDecimals: 4, problems })
  insist(problems)
  saveTransaction(actor, read, before)
}

function transactionOf(actor: Actor, reference: string): BankTransaction {
  const all = actor.world.store.bankTransactions.by('organisation', actor.organisationId)
  const found = all.find((each) => each.id === reference || each.reference === reference)
  if (!found) throw new ActionRefused(`No transaction ${reference}`)
  return found
}

function creditNoteOf(actor: Actor, reference: string): CreditNote {
  const { creditNotes } = actor.world.store
  const byId = creditNotes.get(reference.toLowerCase())
  const found = byId ?? creditNotes.by('number', numberKey(actor.organisationId, reference))[0]
  if (found?.organisationId !== actor.organisationId) throw new ActionRefused(`No credit note ${reference}`)
  return found
}
