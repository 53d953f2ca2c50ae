import { accountText, type Books } from './books.ts'
import type { LedgerInvoice } from './ledger-documents.ts'
import { rateText, toDecimal, totalsOf } from './money.ts'
import { planLine } from './plan-line.ts'
import type { PushDocument } from './push-document.ts'
import type { PushPlan } from './plan-push.ts'
import type { Reason } from './reason.ts'

/** What a push would do, row by row beside what the ledger holds now; amounts as decimals, days as `YYYY-MM-DD`. */
export interface PushPreview {
  willBe: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REFUSED'
  problems: Reason[]
  rows: PreviewRow[]
}

export interface PreviewRow {
  label: string
  now: string | undefined
  willBe: string
  changed: boolean
}

/** Pure: the same plan the drain would send, shown as a person reads it. No call is spent. */
export function previewPush(
  document: PushDocument,
  books: Books,
  plan: PushPlan,
  held: LedgerInvoice | undefined,
): PushPreview {
  const rows = toRows(document, books, plan, held)
  if (plan.outcome === 'refuse') return { willBe: 'REFUSED', problems: plan.reasons, rows }
  if (plan.outcome === 'skip') return { willBe: 'REFUSED', problems: [plan.reason], rows }
  if (plan.outcome === 'nothing')
    return { willBe: plan.reason ? 'REFUSED' : 'UNCHANGED', problems: plan.reason ? [plan.reason] : [], rows }
  if (!held) return { willBe: 'CREATED', problems: [], rows }
  return { willBe: rows.some((row) => row.changed) ? 'UPDATED' : 'UNCHANGED', problems: [], rows }
}

function toRows(document: PushDocument, books: Books, plan: PushPlan, held: LedgerInvoice | undefined): PreviewRow[] {
  const totals = totalsOf(document.lines)
  const status = 'invoice' in plan ? plan.invoice.status : (held?.status ?? books.createdStatus)
  return [
    row('Number', held?.number, document.number),
    row('Contact', held?.contactName, document.clientName),
    row('Status', held?.status, status),
    row('Issued', held?.issuedOn, document.issuedOn),
    row('Due', held?.dueOn, document.dueOn),
    row('Reference', held?.reference ?? (held && ''), document.reference ?? ''),
    ...lineRows(document, books, held),
    row('Tax', held && money(held.taxTotal, document.currency), money(totals.taxTotal, document.currency)),
    row('Total', held && money(held.total, document.currency), money(document.total, document.currency)),
  ].filter((shown) => shown.willBe !== '' || (shown.now ?? '') !== '')
}

function lineRows(document: PushDocument, books: Books, held: LedgerInvoice | undefined): PreviewRow[] {
  const heldLines = held?.lines ?? []
  const accounts = [...books.accounts.values()]
  const ours = document.lines.map((line, index) => {
    const { account, tax } = planLine(line, index, books)
    const willBe = [
      line.description,
      `${rateText(line.quantity)} × ${rateText(line.unitPrice)}`,
      money(line.net, document.currency),
      account ? accountText(account) : 'no account',
      tax?.name ?? 'no tax code',
    ]
    const there = heldLines[index]
    const known = there?.accountCode && accounts.find((candidate) => candidate.code === there.accountCode)
    const taxThere = there && [...books.taxRates.values()].find((candidate) => candidate.taxType === there.taxType)
    const now = there && [
      there.description,
      `${rateText(there.quantity)} × ${rateText(there.unitPrice)}`,
      money(there.net, document.currency),
      known ? accountText(known) : (there.accountCode ?? 'no account'),
      taxThere?.name ?? there.taxType ?? 'no tax code',
    ]
    return row(`Line ${index + 1}`, now?.join(' · '), willBe.join(' · '))
  })
  const removed = heldLines
    .slice(document.lines.length)
    .map((line, index) => row(`Line ${document.lines.length + index + 1}`, line.description, ''))
  return [...ours, ...removed]
}

function row(label: string, now: string | undefined, willBe: string): PreviewRow {
  return { label, now, willBe, changed: now !== willBe }
}

function money(amount: bigint, currency: string): string {
  return `${toDecimal(amount)} ${currency}`
}
