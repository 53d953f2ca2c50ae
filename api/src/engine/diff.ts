import type { Fact } from './facts.ts'

/** One thing both sides speak of; undefined: that side has no such thing. */
export interface DiffRow {
  field: string
  label: string
  theirs: string | undefined
  ours: string | undefined
  differs: boolean
}

/**
 * The one comparison of two versions of an invoice: a preview, a drift and a reconciliation all ask it. Pure; rows in the
 * order of a document. Without `theirs`, everything is new.
 */
export function diff(ours: readonly Fact[], theirs: readonly Fact[] | undefined): DiffRow[] {
  const there = new Map(theirs?.map((fact) => [fact.field, fact]))
  const here = new Map(ours.map((fact) => [fact.field, fact]))
  const onlyThere = (theirs ?? []).filter(({ field }) => !here.has(field))
  const firstTotal = ours.findIndex(({ field }) => field === 'taxTotal')
  const fields = ours.toSpliced(firstTotal === -1 ? ours.length : firstTotal, 0, ...onlyThere)
  return fields
    .map(({ field, label }): DiffRow => {
      const [a, b] = [here.get(field), there.get(field)]
      return { field, label, ours: a?.text, theirs: b?.text, differs: !isSame(a, b) }
    })
    .filter((row) => row.field !== 'currency' || (row.differs && theirs !== undefined))
    .filter((row) => (row.ours ?? '') !== '' || (row.theirs ?? '') !== '')
}

/** Whether the two say the same. */
export function isSameContent(ours: readonly Fact[], theirs: readonly Fact[]): boolean {
  return diff(ours, theirs).every((row) => !row.differs)
}

function isSame(a: Fact | undefined, b: Fact | undefined): boolean {
  if (!a || !b) return a === b
  // Whom we never met there is the same by name.
  const isByText = a.field === 'contact' && (a.key === '' || b.key === '')
  return isByText ? a.text === b.text : a.key === b.key
}
