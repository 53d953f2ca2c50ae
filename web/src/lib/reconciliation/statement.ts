import { add, parseDecimal, printDecimal } from '../money/decimal.ts'
import type { Amount } from '../money/format.ts'
import type { Reconciliation } from './reconciliation.graphql.ts'

type Total = Reconciliation['totals'][number]
type Side = 'ours' | 'theirs' | 'difference' | 'oursPaid' | 'theirsPaid'

/** The classes in the order a bookkeeper reads them. */
export const classOrder = [
  ...(['EQUAL', 'DIFFERENT', 'MISSING_THERE', 'NOT_SENT', 'MISSING_HERE', 'NOT_LINKED', 'VOIDED_THERE'] as const),
  ...(['PAID_THERE', 'PAID_HERE', 'UNDER_WAY', 'BEFORE_CONNECTION', 'FROM_BANK'] as const),
]

const kindOrder = ['INVOICE', 'BILL', 'CREDIT_NOTE', 'EXPENSE'] as const

/** The statement kind by kind, and in each currency by currency: the lines, and their sum. */
export function toStatement(totals: readonly Total[]) {
  return kindOrder.flatMap((kind) => {
    const own = totals.filter((total) => total.kind === kind)
    const currencies = [...new Set(own.map((total) => total.ours.currency))]
    return own.length === 0 ? [] : [{ kind, parts: currencies.map((currency) => inCurrency(own, currency)) }]
  })
}

function inCurrency(totals: readonly Total[], currency: string) {
  const own = totals.filter((total) => total.ours.currency === currency)
  const lines = own.toSorted((a, b) => classOrder.indexOf(a.class) - classOrder.indexOf(b.class))
  const sum = (side: Side): Amount => ({ amount: sumOf(own, side), currency })
  const [ours, theirs] = [sum('oursPaid'), sum('theirsPaid')]
  const paid = { ours, theirs, apart: { amount: less(ours.amount, theirs.amount), currency } }
  const count = own.reduce((all, total) => all + total.count, 0)
  return { currency, lines, count, ours: sum('ours'), theirs: sum('theirs'), apart: sum('difference'), paid }
}

function sumOf(totals: readonly Total[], side: Side): string {
  const zero = { units: 0n, scale: 2 }
  return printDecimal(totals.reduce((sum, total) => add(sum, parseDecimal(total[side].amount) ?? zero), zero))
}

function less(a: string, b: string): string {
  const [left, right] = [parseDecimal(a), parseDecimal(b)]
  return left && right ? printDecimal(add(left, { ...right, units: -right.units })) : a
}
