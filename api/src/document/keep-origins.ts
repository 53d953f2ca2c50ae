/** What a line of a document was tied to when it was composed: an edit in other words keeps it. */
export interface Origin {
  taxRateId: string | null
  accountId: string | null
  ledgerTaxRate: { id: string; percent: string } | null
  recordLineId: string | null
}

type Before = Origin & { description: string }

/**
 * What each line was before an edit. Lines of the same words find each other first, whatever was put in or taken out
 * between them; the others go by their place, as long as there are as many as before. Pure.
 */
export function keepOrigins(
  lines: readonly { description: string }[],
  before: readonly Before[],
): (Origin | undefined)[] {
  const left = [...before]
  const take = (line: Before | undefined) => line && left.splice(left.indexOf(line), 1)[0]
  const byWords = lines.map(({ description }, index) => {
    const same = left.filter((one) => one.description.trim() === description.trim())
    return take(same.find((one) => one === before[index]) ?? same[0])
  })
  if (lines.length !== before.length) return byWords
  return byWords.map((found, index) => found ?? take(left.find((one) => one === before[index]) ?? left[0]))
}
