import { whole } from '../words/plural.ts'

/** A day as the chart draws it: what went well, what did not, and what was left aside. */
export interface Day {
  date: string
  good: number
  bad: number
  aside: number
}

/** Where everything stands, in the picture's own units. */
export interface Bars {
  /** The lines across, and what they say. */
  lines: { y: number; label: string }[]
  columns: { date: string; middle: number; left: number; label: boolean; good: Part; bad: Part; aside: Part }[]
  /** Where the columns begin: left of it is room for the numbers. */
  margin: number
  /** How broad a bar is. */
  bar: number
}

interface Part {
  y: number
  height: number
}

export interface Frame {
  width: number
  /** How broad a bar is at most. */
  bar: number
  top: number
  bottom: number
}

const gap = 2
/** Of a digit, and of a day's two digits with some air. */
const digit = 7
const dayWidth = 19

/** Stacks each day's bar over one scale: good, then bad, then aside, a little apart. Pure. */
export function toBars(days: readonly Day[], { width, bar: broadest, top, bottom }: Frame): Bars {
  const most = Math.max(1, ...days.map(({ good, bad, aside }) => good + bad + aside))
  const step = stepFor(most)
  const count = Math.ceil(most / step)
  const scale = (bottom - top) / (count * step)
  const lines = Array.from({ length: count }, (_, index) => {
    const value = (index + 1) * step
    return { y: bottom - value * scale, label: whole(value) }
  })
  const margin = 12 + digit * Math.max(2, ...lines.map(({ label }) => label.length))
  const between = (width - margin) / days.length
  const bar = Math.min(broadest, Math.round(between * 0.6))
  const labelled = Math.ceil(dayWidth / between)
  const columns = days.map((day, index) => {
    const middle = margin + between * (index + 0.5)
    const good = part(bottom, day.good * scale)
    const bad = part(good.y, day.bad * scale)
    const aside = part(bad.y, day.aside * scale)
    const label = (days.length - 1 - index) % labelled === 0
    return { date: day.date, middle, left: middle - bar / 2, label, good, bad, aside }
  })
  return { lines, columns, margin, bar }
}

function part(base: number, height: number): Part {
  return { y: base - height, height: Math.max(0, height - gap) }
}

/** At most five lines, at round numbers. */
function stepFor(most: number): number {
  const wanted = most / 4
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)))
  const round = [1, 2, 5, 10].find((one) => one * power >= wanted) ?? 10
  return Math.max(1, round * power)
}
