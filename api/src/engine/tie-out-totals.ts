import { type DocumentKind, kindOf } from './document-kind.ts'
import type { LedgerDocument } from './ledger-documents.ts'
import { type EntryClass, type OurEntry, ourValue, settledThere, theirValue } from './tie-out.ts'

/** What one class of one kind amounts to in one currency, on both sides; hundredths. */
export interface ClassTotal {
  kind: DocumentKind
  class: EntryClass
  currency: string
  count: number
  ours: bigint
  theirs: bigint
  oursPaid: bigint
  theirsPaid: bigint
}

/** Adds one document. One whose sides differ in currency counts on each side in its own. */
export function addToTotals(
  totals: readonly ClassTotal[],
  name: EntryClass,
  ours: OurEntry | undefined,
  theirs: LedgerDocument | undefined,
): ClassTotal[] {
  const kind = ours?.kind ?? kindOf(theirs?.form ?? 'INVOICE')
  const currency = ours?.currency ?? theirs?.currency ?? ''
  const isSplit = ours !== undefined && theirs !== undefined && theirs.currency !== ours.currency
  const own = add(totals, { kind, class: name, currency, count: 1, ...sides(ours, isSplit ? undefined : theirs) })
  return isSplit
    ? add(own, { kind, class: name, currency: theirs.currency, count: 0, ...sides(undefined, theirs) })
    : own
}

function sides(ours: OurEntry | undefined, theirs: LedgerDocument | undefined) {
  const isVoid = !ours || ours.status === 'VOIDED'
  return {
    ours: ourValue(ours),
    theirs: theirValue(theirs),
    oursPaid: isVoid ? 0n : ours.amountPaid,
    theirsPaid: settledThere(theirs),
  }
}

function add(totals: readonly ClassTotal[], more: ClassTotal): ClassTotal[] {
  const isSame = (total: ClassTotal) =>
    total.kind === more.kind && total.class === more.class && total.currency === more.currency
  const known = totals.find(isSame)
  if (!known) return [...totals, more]
  const sum: ClassTotal = {
    ...known,
    count: known.count + more.count,
    ours: known.ours + more.ours,
    theirs: known.theirs + more.theirs,
    oursPaid: known.oursPaid + more.oursPaid,
    theirsPaid: known.theirsPaid + more.theirsPaid,
  }
  return totals.map((total) => (total === known ? sum : total))
}
