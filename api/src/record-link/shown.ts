import type { RecordLink } from '@tieout/prisma'
import type { LedgerDocument } from '../engine/ledger-documents.ts'

/** What a record keeps of a document in the ledger: enough to be read when nothing can be asked. */
export interface Shown {
  number: string
  contact: string
  status: string
  issuedOn: string
  currency: string
  /** Hundredths. */
  total: string
  amountDue: string
  updatedAt: string
}

export function toShown(there: LedgerDocument): Shown {
  const { number, contactName, status, issuedOn, currency, total, amountDue, updatedAt } = there
  return {
    ...{ number, status, issuedOn, currency, contact: contactName ?? '' },
    ...{ total: `${total}`, amountDue: `${amountDue}`, updatedAt: updatedAt.toISOString() },
  }
}

/** Undefined: it stands for an item. */
export function shownOf({ kind, shown }: RecordLink): Shown | undefined {
  return kind === 'ITEM' ? undefined : (shown as unknown as Shown)
}
