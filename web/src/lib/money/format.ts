import { locale } from '../words/locale.ts'

/** An amount as the API gives it. */
export interface Amount {
  amount: string
  currency: string
}

const formats = new Map<string, Intl.NumberFormat>()

/** "£1,234.50". Intl reads the string itself: no cent is lost on the way through a float. */
export function formatMoney({ amount, currency }: Amount): string {
  return formatIn(currency).format(amount as Intl.StringNumericLiteral)
}

/** Whether two amounts of a document differ. The API writes each in one way only, so the texts tell. */
export function differ(ours: Amount, theirs: Amount | null | undefined): boolean {
  return theirs?.currency === ours.currency && theirs.amount !== ours.amount
}

function formatIn(currency: string): Intl.NumberFormat {
  const key = `${locale()} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency })
  formats.set(key, format)
  return format
}
