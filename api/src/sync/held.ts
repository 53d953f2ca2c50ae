import type { LedgerDocument } from '../engine/ledger-documents.ts'
import type { Held } from '../engine/plan-push.ts'

/** The ledger's document as stored beside the status: bigint and Date written so that they come back exactly. */
export function toStored(invoice: LedgerDocument): string {
  return JSON.stringify(invoice, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

/** What a push is planned against: the ledger's document as last seen, and whether somebody edited it there. */
export function heldIn(sync: { ledgerDocument: unknown; agreedDocument: unknown } | undefined): Held | undefined {
  const held = fromStored(sync?.ledgerDocument)
  return held && { ...held, isChangedThere: sync?.agreedDocument !== null && sync?.agreedDocument !== undefined }
}

export function fromStored(stored: unknown): LedgerDocument | undefined {
  if (stored === null || stored === undefined) return undefined
  const text = typeof stored === 'string' ? stored : JSON.stringify(stored)
  const revive = (key: string, value: unknown) => {
    if (typeof value !== 'string') return value
    if (key === 'updatedAt') return new Date(value)
    return amounts.has(key) ? BigInt(value.slice(0, -1)) : value
  }
  return JSON.parse(text, revive) as LedgerDocument
}

const amounts = new Set([
  'subtotal',
  'taxTotal',
  'total',
  'amountDue',
  'amountPaid',
  'amountCredited',
  'net',
  'tax',
  'amount',
])
