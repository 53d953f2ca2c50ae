import { becauseOf } from './because.ts'
import type { Books } from './books.ts'
import { diff } from './diff.ts'
import { booksFor } from './document-kind.ts'
import { factsOfLedger, factsOfOurs, type Fact } from './facts.ts'
import type { LedgerDocument } from './ledger-documents.ts'
import { lineTax } from './money.ts'
import { planLine } from './plan-line.ts'
import type { PushPlan } from './plan-push.ts'
import type { PushDocument } from './push-document.ts'
import type { Reason } from './reason.ts'

/** What a push would do, row by row beside what the ledger holds now; amounts as decimals, days as `YYYY-MM-DD`. */
export interface PushPreview {
  willBe: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REFUSED'
  problems: Reason[]
  rows: PreviewRow[]
  check: TotalCheck | undefined
}

/** The total before it is sent: ours, and what the mapped rates alone would make of the same lines (F052). */
export interface TotalCheck {
  ours: bigint
  byRates: bigint
}

export interface PreviewRow {
  label: string
  now: string | undefined
  willBe: string
  changed: boolean
  /** Of a line: which mapping chose its account and tax code. */
  because: string | undefined
}

/**
 * Pure: the same plan the drain would send, shown as a person reads it. No call is spent. `foreseen` is what speaks
 * against it besides the plan: a contact that cannot be told, a number somebody else holds.
 */
export function previewPush(
  document: PushDocument,
  books: Books,
  plan: PushPlan,
  { held, foreseen = [] }: { held: LedgerDocument | undefined; foreseen?: readonly Reason[] },
): PushPreview {
  const rows = toRows(document, books, plan, held)
  const problems = [...problemsOf(plan), ...(plan.outcome === 'void' ? [] : foreseen)]
  const shown = { problems, rows, check: checkTotal(document, books) }
  if (problems.length > 0) return { willBe: 'REFUSED', ...shown }
  if (plan.outcome === 'nothing') return { willBe: 'UNCHANGED', ...shown }
  return { willBe: held ? 'UPDATED' : 'CREATED', ...shown }
}

/** Undefined while a line has no tax code: there is nothing to reckon with. */
function checkTotal(document: PushDocument, books: Books): TotalCheck | undefined {
  const own = booksFor(document.kind, books)
  let byRates = 0n
  for (const [index, line] of document.lines.entries()) {
    const { tax } = planLine(line, index, own)
    if (!tax) return undefined
    byRates += line.net + lineTax(line.net, tax.percent)
  }
  return { ours: document.total, byRates }
}

function problemsOf(plan: PushPlan): Reason[] {
  if (plan.outcome === 'refuse') return plan.reasons
  if (plan.outcome === 'skip') return [plan.reason]
  return plan.outcome === 'nothing' && plan.reason ? [plan.reason] : []
}

function toRows(document: PushDocument, books: Books, plan: PushPlan, held: LedgerDocument | undefined): PreviewRow[] {
  const there = held && factsOfLedger(held, books)
  const status = 'draft' in plan ? plan.draft.status : (held?.status ?? document.createdAs ?? books.createdStatus)
  const own = booksFor(document.kind, books)
  const because = new Map(
    document.lines.map((line, index) => [`lines.${index}`, becauseOf(planLine(line, index, own), document.kind)]),
  )
  // A void changes nothing but the status.
  const here = document.status === 'VOIDED' && there ? there : factsOfOurs(document, books, held?.form)
  return diff(withStatus(here, status), there && held && withStatus(there, held.status)).map(
    ({ field, label, theirs, ours, differs }) => ({
      label,
      now: held && label === 'Reference' ? (theirs ?? '') : theirs,
      willBe: ours ?? '',
      changed: differs,
      because: because.get(field),
    }),
  )
}

function withStatus(facts: readonly Fact[], status: string): Fact[] {
  const at = facts.findIndex(({ field }) => field === 'contact') + 1
  return facts.toSpliced(at, 0, { field: 'status', label: 'Status', key: status, text: statusText(status) })
}

/** Xero's word, as its own screens write it. */
function statusText(status: string): string {
  return status === 'SUBMITTED' ? 'Awaiting approval' : `${status.slice(0, 1)}${status.slice(1).toLowerCase()}`
}
