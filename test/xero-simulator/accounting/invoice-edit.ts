import type { Invoice, InvoiceStatus } from '../model/documents.ts'
import { lockedBy } from '../rules/lock-dates.ts'
import { messages } from '../rules/messages.ts'
import { mayMove } from '../rules/status.ts'
import type { Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { readInvoice, saveInvoice } from './invoice-rules.ts'
import { oneOf, type Raw } from './read.ts'

const statuses = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const

/** Changes an invoice, or reports to `problems` why it may not be changed. */
export function editInvoice(
  actor: Actor,
  raw: Raw,
  { before, unitDecimals, problems }: { before: Invoice; unitDecimals: 2 | 4; problems: Problems },
): Invoice | undefined {
  const wanted = oneOf(raw, 'Status', statuses)
  const allocated = Number(before.amountPaid) !== 0 || Number(before.amountCredited) !== 0
  if (before.status === 'VOIDED' || before.status === 'DELETED') return refuse(problems, messages.notModifiable)
  if (allocated && wanted && wanted !== before.status) return refuse(problems, messages.statusHasPayments(wanted))
  if (wanted === 'VOIDED' || wanted === 'DELETED') return end(actor, before, { status: wanted, problems })
  const after = readInvoice(actor, raw, { before, unitDecimals, problems })
  if (allocated && changesMoney(before, after)) problems.add(messages.hasPayments)
  return problems.any ? undefined : saveInvoice(actor, after, before)
}

function refuse(problems: Problems, message: string): undefined {
  problems.add(message)
}

/** Voids or deletes; nothing else that was sent along matters. */
function end(
  actor: Actor,
  before: Invoice,
  { status, problems }: { status: InvoiceStatus; problems: Problems },
): Invoice | undefined {
  if (!mayMove(before.status, status)) return refuse(problems, messages.notModifiable)
  const locked = lockedBy(actor, before.date)
  if (locked) return refuse(problems, locked)
  return saveInvoice(actor, { ...before, status }, before)
}

/** Once something is paid, only what moves no money may change. */
function changesMoney(before: Invoice, after: Invoice): boolean {
  const money = ({
    date,
    currency,
    currencyRate,
    lineAmountTypes,
    total,
    totalTax,
    lines,
    contactId,
    type,
  }: Invoice) => [
    date,
    currency,
    Number(currencyRate),
    lineAmountTypes,
    total,
    totalTax,
    type === 'ACCREC' ? contactId : '',
    lines.map((line) => [line.quantity, line.unitAmount, line.lineAmount, line.taxAmount, line.taxType]),
  ]
  return JSON.stringify(money(before)) !== JSON.stringify(money(after))
}
