import type { LedgerDocument, LedgerForm } from '../engine/ledger-documents.ts'
import type { CallOutcome } from '../sync/call-ledger.ts'
import { call, type Run } from '../sync/run.ts'
import type { OurDocumentEntry } from './our-entries.ts'

export type Lost =
  { ok: true; there: Map<string, LedgerDocument>; calls: number } | Extract<CallOutcome<unknown>, { ok: false }>

/** Lists that may leave out what was deleted: what is missing there is asked for by its id before it is called missing. */
const unsure: readonly LedgerForm[] = ['CREDIT_NOTE', 'SPEND_MONEY']

/** What of ours the lists left out, and the ledger has all the same; costs no call where nothing is missing. */
export async function findLost(run: Run, ours: readonly OurDocumentEntry[]): Promise<Lost> {
  const { ledger } = run.dependencies
  const there = new Map<string, LedgerDocument>()
  let calls = 0
  for (const form of unsure) {
    const ids = ours.flatMap(({ ledgerId, entry }) => (ledgerId && entry.form === form ? [ledgerId] : []))
    for (const few of ledger.splitForRead(ids)) {
      const answer = await call(run, { isInteractive: false }, (access) => ledger.readDocumentsById(access, form, few))
      if (!answer.ok) return answer
      calls += 1
      for (const document of answer.value) there.set(document.ledgerId, document)
    }
  }
  return { ok: true, there, calls }
}
