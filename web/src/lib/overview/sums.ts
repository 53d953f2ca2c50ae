import { formatMoney, type Amount } from '../money/format.ts'
import { locale } from '../words/locale.ts'

/** What the invoices of one status in one currency come to, as the API gives it. */
export interface Sum {
  state: string
  count: number
  total: Amount
}

/** No longer than this stands beneath a counter to the penny. */
const roomFor = 15

/** What stands beneath the counter of a status: its most used currency, and every currency where that is not all. */
export function sumsOf(sums: readonly Sum[], state: string): { first?: string; others: string[]; exact: Sum[] } {
  const own = sums.filter((sum) => sum.state === state)
  const [main, ...others] = own
  if (!main) return { others: [], exact: [] }
  const whole = formatMoney(main.total)
  const first = whole.length > roomFor ? formatShort(main.total) : whole
  return {
    first,
    others: others.map(({ total }) => formatMoney(total)),
    exact: others.length > 0 || first !== whole ? own : [],
  }
}

/** "£1.23bn": where there is no room for every digit, and these are told elsewhere. */
function formatShort({ amount, currency }: Amount): string {
  const format = new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 2,
  })
  return format.format(amount as Intl.StringNumericLiteral)
}
