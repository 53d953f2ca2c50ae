import type { LedgerLine } from './ledger-documents.ts'
import type { PlannedLine } from './ledger-plans.ts'

/**
 * Gives each line the id it has in the ledger: a line sent without its id is deleted and made anew there, and loses
 * what people hung on it. Lines of the same words find each other first, whatever was put in or taken out between
 * them; the others go by their place among what is left.
 */
export function keepLineIds(lines: readonly PlannedLine[], held: readonly LedgerLine[] = []): PlannedLine[] {
  const left = [...held]
  const take = (line: LedgerLine | undefined) => line && left.splice(left.indexOf(line), 1)[0]
  const byWords = lines.map((line, index) => {
    const same = left.filter((one) => one.description.trim() === line.description.trim())
    return take(same.find((one) => one === held[index]) ?? same[0])
  })
  const found = byWords.map((one, index) => {
    const inPlace = left.find((other) => other === held[index])
    return one ?? take(inPlace ?? (lines.length === held.length ? left[0] : undefined))
  })
  return lines.map((line, index) => {
    const there = found[index]
    return { ...line, ledgerLineId: there?.ledgerLineId, tracking: keepTracking(line, there) }
  })
}

/** What people filed the line under there, in a category that is not ours to fill, stays. */
function keepTracking({ tracking }: PlannedLine, there: LedgerLine | undefined): PlannedLine['tracking'] {
  const ours = new Set(tracking.map(({ ledgerCategoryId }) => ledgerCategoryId))
  return [...tracking, ...(there?.tracking ?? []).filter(({ ledgerCategoryId }) => !ours.has(ledgerCategoryId))]
}
