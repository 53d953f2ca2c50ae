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

/** The statement kind by kind: its lines, and under them one sum for each currency. */
export function toStatement(totals: readonly Total[]) {
  return kindOrder.flatMap((kind) => {
    const own = totals.filter((total) => total.kind === kind)
    return own.length === 0 ? [] : [{ kind, ...ofKind(own) }]
  })
}

function ofKind(totals: readonly Total[]) {
  const lines = totals.toSorted((a, b) => classOrder.indexOf(a.class) - classOrder.indexOf(b.class))
  const currencies = [...new Set(totals.map((total) => total.ours.currency))]
  const sums = currencies.map((currency) => {
    const own = totals.filter((total) => total.ours.currency === currency)
    const sum = (side: Side): Amount => ({ amount: sumOf(own, side), currency })
    const sides = { ours: sum('ours'), theirs: sum('theirs'), apart: sum('difference') }
    const [ours, theirs] = [sum('oursPaid'), sum('theirsPaid')]
    const paid = { ours, theirs, apart: { amount: less(ours.amount, theirs.amount), currency } }
    return { currency, count: own.reduce((all, total) => all + total.count, 0), ...sides, paid }
  })
  return { lines, sums }
}

function sumOf(totals: readonly Total[], side: Side): string {
  const zero = { units: 0n, scale: 2 }
  return printDecimal(totals.reduce((sum, total) => add(sum, parseDecimal(total[side].amount) ?? zero), zero))
}

function less(a: string, b: string): string {
  const [left, right] = [parseDecimal(a), parseDecimal(b)]
  return left && right ? printDecimal(add(left, { ...right, units: -right.units })) : a
}
