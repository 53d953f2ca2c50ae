import type { RowOutcome } from './ledger-answer.ts'
import type { LedgerContact } from './ledger-documents.ts'
import type { ContactWanted } from './match-contact.ts'

/**
 * What the ledger answered to one of several contacts sent together: by our number, else by the name; never by its place
 * alone, for a link to somebody else's contact would send them every invoice. Undefined: it has to be looked up.
 */
export function contactAnswer(
  { number, name }: ContactWanted,
  rows: readonly RowOutcome<LedgerContact>[],
): RowOutcome<LedgerContact> | undefined {
  const saved = rows.filter((row) => 'saved' in row)
  return (
    saved.find((row) => row.saved.number === number) ??
    saved.find((row) => row.saved.number === undefined && plain(row.saved.name) === plain(name)) ??
    rows.find((row) => row.key === number && !('saved' in row))
  )
}

function plain(name: string): string {
  return name.trim().toLowerCase()
}
