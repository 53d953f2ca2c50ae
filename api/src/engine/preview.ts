import type { Books } from './books.ts'
import { diff } from './diff.ts'
import { factsOfLedger, factsOfOurs, type Fact } from './facts.ts'
import type { LedgerDocument } from './ledger-documents.ts'
import type { PushPlan } from './plan-push.ts'
import type { PushDocument } from './push-document.ts'
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
  if (problems.length > 0) return { willBe: 'REFUSED', problems, rows }
  if (plan.outcome === 'nothing') return { willBe: 'UNCHANGED', problems, rows }
  return { willBe: held ? 'UPDATED' : 'CREATED', problems, rows }
}

function problemsOf(plan: PushPlan): Reason[] {
  if (plan.outcome === 'refuse') return plan.reasons
  if (plan.outcome === 'skip') return [plan.reason]
  return plan.outcome === 'nothing' && plan.reason ? [plan.reason] : []
}

function toRows(document: PushDocument, books: Books, plan: PushPlan, held: LedgerDocument | undefined): PreviewRow[] {
  const there = held && factsOfLedger(held, books)
  const status = 'draft' in plan ? plan.draft.status : (held?.status ?? books.createdStatus)
  // A void changes nothing but the status.
  const here = document.status === 'VOIDED' && there ? there : factsOfOurs(document, books, held?.form)
  return diff(withStatus(here, status), there && held && withStatus(there, held.status)).map(
    ({ label, theirs, ours, differs }) => ({
      label,
      now: held && label === 'Reference' ? (theirs ?? '') : theirs,
      willBe: ours ?? '',
      changed: differs,
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
