import type { Prisma } from '@tieout/prisma'
import type { DocumentKind } from '../engine/document-kind.ts'
import type { ClassTotal } from '../engine/tie-out-totals.ts'
import type { EntryClass } from '../engine/tie-out.ts'
import { json } from '../lib/json.ts'

interface StoredTotal {
  /** Absent in what was stored while only sales invoices were read. */
  kind?: DocumentKind
  class: EntryClass
  currency: string
  count: number
  ours: string
  theirs: string
  oursPaid: string
  theirsPaid: string
}

/** Totals as their column keeps them: amounts as whole hundredths in text. */
export function storeTotals(totals: readonly ClassTotal[]): Prisma.InputJsonArray {
  return totals.map((total) =>
    json({
      ...total,
      ours: `${total.ours}`,
      theirs: `${total.theirs}`,
      oursPaid: `${total.oursPaid}`,
      theirsPaid: `${total.theirsPaid}`,
    }),
  )
}

export function readTotals(stored: unknown): ClassTotal[] {
  return (stored as StoredTotal[]).map((total) => ({
    ...total,
    kind: total.kind ?? 'INVOICE',
    ours: BigInt(total.ours),
    theirs: BigInt(total.theirs),
    oursPaid: BigInt(total.oursPaid),
    theirsPaid: BigInt(total.theirsPaid),
  }))
}
