import type { Context } from '../context.ts'
import { diff } from '../engine/diff.ts'
import { factsOfLedger, factsOfOurs } from '../engine/facts.ts'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import { loadPlanned, toOurs } from '../preview/preview.ts'
import { fromStored } from '../sync/held.ts'

/** What somebody did in the ledger to an invoice of ours. */
export interface LedgerChange {
  kind: 'EDITED' | 'VOIDED' | 'DELETED'
  changedAt: Date
  /** When a person left it as it is. */
  keptAt: Date | undefined
  rows: ChangeRow[]
}

export interface ChangeRow {
  label: string
  /** What the two last agreed on. */
  agreed: string | undefined
  ours: string | undefined
  theirs: string | undefined
  changedThere: boolean
  differs: boolean
}

/** Ours beside the ledger's, where somebody's edit stands between them; from what is cached. */
export async function loadLedgerChange(context: Context, documentId: string): Promise<LedgerChange | undefined> {
  const planned = await loadPlanned(context, documentId)
  const sync = planned?.document.syncs[0]
  if (!planned?.books || !planned.held || !sync) return undefined
  const { held, books } = planned
  const { ledgerStatus, ledgerUpdatedAt, changedThereAt, keptThereAt } = sync
  const isGone = ledgerStatus === 'VOIDED' || ledgerStatus === 'DELETED'
  if (isGone) {
    if (planned.document.status === 'VOIDED') return undefined
    return { kind: ledgerStatus, changedAt: ledgerUpdatedAt ?? held.updatedAt, keptAt: undefined, rows: [] }
  }
  if (!sync.agreedDocument || !changedThereAt) return undefined
  const theirs = factsOfLedger(held, books)
  const stored = fromStored(sync.agreedDocument) as Partial<LedgerDocument> | undefined
  const agreed = stored?.lines && factsOfLedger(stored as LedgerDocument, books)
  const was = new Map(agreed && diff(theirs, agreed).map((row) => [row.field, row]))
  const rows = diff(factsOfOurs(toOurs(planned, false), books, held.form), theirs).map(
    ({ field, label, ours, ...row }) => {
      const before = was.get(field)
      return {
        label,
        ours,
        theirs: row.theirs,
        differs: row.differs,
        agreed: before?.theirs,
        changedThere: before?.differs ?? false,
      }
    },
  )
  return { kind: 'EDITED', changedAt: changedThereAt, keptAt: keptThereAt ?? undefined, rows }
}
