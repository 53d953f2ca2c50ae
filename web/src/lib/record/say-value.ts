import { formatQuantity } from '../money/figures.ts'
import { formatMoney } from '../money/format.ts'
import { formatDay } from '../time/format.ts'

/** What a field says, as a person reads it; a dash where it says nothing. */
export function sayValue(
  kind: 'TEXT' | 'NUMBER' | 'DATE' | 'MONEY',
  value: string | null | undefined,
  { currency, now }: { currency: string; now: Parameters<typeof formatDay>[1] },
): string {
  if (!value) return '–'
  if (kind === 'MONEY') return formatMoney({ amount: value, currency })
  if (kind === 'NUMBER') return formatQuantity(value)
  return kind === 'DATE' ? formatDay(value, now) : value
}
