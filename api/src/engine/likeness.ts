import type { LedgerDocument } from './ledger-documents.ts'
import type { PushDocument } from './push-document.ts'

/** In what an invoice of ours and the one that has its number in the ledger are not the same. */
export type Difference =
  'contact' | 'currency' | 'total' | 'tax' | 'lines' | 'issue date' | 'due date' | 'payments' | 'status'

/** Ours, as far as it is compared: with the contact that stands for its client, and what was paid here. */
export interface Likened {
  document: Pick<PushDocument, 'currency' | 'total' | 'issuedOn' | 'dueOn' | 'lines'>
  ledgerContactId: string | undefined
  amountPaid: bigint
}

/**
 * Says in what the two differ; nothing at all: they are the same invoice, entered on both sides. Words of lines and
 * references may differ, money and days may not. Payments on both sides may be the same money or not: nobody can tell,
 * so they count as a difference (rule C21).
 */
export function differences({ document, ledgerContactId, amountPaid }: Likened, theirs: LedgerDocument): Difference[] {
  const tax = document.lines.reduce((sum, line) => sum + line.tax, 0n)
  const differs: Record<Difference, boolean> = {
    contact: theirs.ledgerContactId !== ledgerContactId,
    currency: theirs.currency !== document.currency,
    total: theirs.total !== document.total,
    tax: theirs.taxTotal !== tax,
    lines: theirs.lines !== undefined && !isSameMoney(document.lines, theirs.lines),
    'issue date': theirs.issuedOn !== document.issuedOn,
    'due date': theirs.dueOn !== undefined && theirs.dueOn !== document.dueOn,
    payments: amountPaid > 0n && theirs.amountPaid + theirs.amountCredited > 0n,
    status: theirs.form !== 'INVOICE' || theirs.status === 'VOIDED' || theirs.status === 'DELETED',
  }
  return (Object.keys(differs) as Difference[]).filter((one) => differs[one])
}

/** In whatever order. */
function isSameMoney(ours: readonly { net: bigint }[], theirs: readonly { net: bigint }[]): boolean {
  const sorted = (lines: readonly { net: bigint }[]) => lines.map(({ net }) => `${net}`).sort()
  return sorted(ours).join() === sorted(theirs).join()
}
