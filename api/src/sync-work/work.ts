import type { DocumentKind, InvoiceStatus } from '@tieout/prisma'

export const workKinds = ['INVOICE', 'BILL', 'CREDIT_NOTE', 'EXPENSE', 'PAYMENT', 'ALLOCATION', 'RECEIPT'] as const
export type WorkKind = (typeof workKinds)[number]

/** Everything, what a person must mend or decide, what is on its way, and what came to an end. */
export type WorkShown = 'ALL' | 'NEEDS_YOU' | 'RUNNING' | 'DONE'

/** One thing that goes to the ledger or went there: a document, a payment, a credit or a receipt. */
export interface Work {
  /** Of its status. */
  id: string
  kind: WorkKind
  changedAt: Date
  /** Of what it is: a document, a payment or a receipt. */
  entityId: string
  documentId: string
  documentKind: DocumentKind
  documentStatus: InvoiceStatus
  sentAt: Date | null
  number: string
  partyName: string
  amount: bigint | null
  currency: string
  /** The newest call that carried it, and how long it took. */
  requestId: string | null
  durationMs: number | null
}

/** Where one page ended: the next goes on from here, whatever changed meanwhile. */
export interface WorkPlace {
  changedAt: Date
  id: string
}

export interface WorkCounts {
  all: number
  needsYou: number
  running: number
  done: number
}
