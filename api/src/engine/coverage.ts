import { Decimal } from 'decimal.js'

/** A line of a record, as far as it can be covered. */
export interface CoverableLine {
  id: string
  quantity: string
  /** Before tax, in hundredths. */
  net: bigint
}

/** An invoice or bill made from a record; what was taken back covers nothing and is left out. */
export interface CoveringDocument {
  isPaid: boolean
  lines: readonly { recordLineId: string | null; quantity: string; net: bigint }[]
}

/** How much of a record is invoiced, or billed. */
export interface Coverage {
  /** Rounded down: it says 100 only when nothing that costs anything is left. Above 100 where more was invoiced than there is. */
  percent: number
  /** Some line is invoiced beyond its quantity. */
  isOver: boolean
  /** What the documents carry of it, before tax, in hundredths. */
  amount: bigint
  documents: number
  paid: number
  /** The quantity covered of each line, as an exact decimal. */
  byLine: ReadonlyMap<string, string>
}

const Exact = Decimal.clone({ precision: 60 })
/** Thirds that add up to a whole are a whole. */
const enough = 30

/**
 * Counts how much of the lines the documents cover. Each line counts by its share of the money, whatever its sign, so that
 * a discount neither hides nor doubles work; lines that cost nothing count alike where nothing costs anything. Pure.
 */
export function countCoverage(lines: readonly CoverableLine[], documents: readonly CoveringDocument[]): Coverage {
  const own = new Set(lines.map(({ id }) => id))
  const rows = documents.flatMap((document) => document.lines.filter(({ recordLineId }) => own.has(recordLineId ?? '')))
  const covered = new Map(lines.map(({ id }) => [id, coveredOf(id, rows)]))
  const free = lines.every(({ net }) => net === 0n)
  const shares = lines.flatMap(({ id, quantity, net }) => {
    const whole = new Exact(quantity)
    const weight = free ? new Exact(1) : new Exact((net < 0n ? -net : net).toString())
    return whole.isZero() ? [] : [{ weight, part: (covered.get(id) ?? new Exact(0)).times(weight).dividedBy(whole) }]
  })
  const isOver = lines.some(({ id, quantity }) => (covered.get(id) ?? new Exact(0)).greaterThan(quantity))
  const weight = shares.reduce((sum, share) => sum.plus(share.weight), new Exact(0))
  const part = shares.reduce((sum, share) => sum.plus(share.part), new Exact(0))
  const exact = weight.isZero() ? new Exact(0) : part.times(100).dividedBy(weight).toDecimalPlaces(enough)
  return {
    percent: exact.floor().toNumber(),
    isOver,
    amount: rows.reduce((sum, { net }) => sum + net, 0n),
    documents: documents.length,
    paid: documents.filter(({ isPaid }) => isPaid).length,
    byLine: new Map([...covered].map(([id, quantity]) => [id, quantity.toFixed()])),
  }
}

/** What is left of a line: nothing where more was invoiced than there is. */
export function remainingOf({ id, quantity }: Pick<CoverableLine, 'id' | 'quantity'>, { byLine }: Coverage): string {
  const left = new Exact(quantity).minus(byLine.get(id) ?? 0)
  return left.isNegative() ? '0' : left.toFixed()
}

/** Credits inside a document give back; a line as a whole is never covered by less than nothing. */
function coveredOf(id: string, rows: CoveringDocument['lines']): Decimal {
  const sum = rows
    .filter(({ recordLineId }) => recordLineId === id)
    .reduce((total, { quantity }) => total.plus(quantity), new Exact(0))
  return sum.isNegative() ? new Exact(0) : sum
}
