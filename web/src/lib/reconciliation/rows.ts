import { formatMoney } from '../money/format.ts'
import { formatDay } from '../time/format.ts'
import { reconciliationWords as words, statusWord } from '../words/reconciliation.ts'
import type { Finding } from './reconciliation.graphql.ts'

const days = new Set<string>(['ISSUED', 'DUE'])
const texts = new Set<string>(['NUMBER', 'CONTACT', 'CURRENCY'])

/** Field by field as a person reads it: what differs, or where one side has nothing, the totals. */
export function rowsOf(finding: Finding, now: Date) {
  const { fields, ours, theirs } = finding
  const currency = (ours ?? theirs)?.currency ?? ''
  if (fields.length === 0) {
    const shown = (side: typeof ours) => (side ? formatMoney(side) : words.none)
    return [{ field: 'TOTAL', ours: shown(ours), theirs: shown(theirs) }]
  }
  const shown = (field: string, value: string) => {
    if (value === '') return words.none
    if (field === 'STATUS') return statusWord(value)
    if (texts.has(field)) return value
    return days.has(field) ? formatDay(value, now) : formatMoney({ amount: value, currency })
  }
  return fields.map(({ field, ours, theirs }) => ({ field, ours: shown(field, ours), theirs: shown(field, theirs) }))
}
