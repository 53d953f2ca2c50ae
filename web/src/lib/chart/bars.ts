import { whole } from '../words/plural.ts'

/** A day as the chart draws it. */
export interface Day {
  date: string
  synced: number
  failed: number
  skipped: number
}

/** Where everything stands, in the picture's own units. */
export interface Bars {
  /** The lines across, and what they say. */
  lines: { y: number; label: string }[]
  columns: { date: string; middle: number; left: number; synced: Part; failed: Part; skipped: Part }[]
}

interface Part {
  y: number
  height: number
}

export interface Frame {
  width: number
  /** Of a bar. */
  bar: number
  top: number
  bottom: number
}

/** Room for the numbers at the left. */
export const margin = 26
const gap = 2

/** Stacks each day's bar over one scale: synced, then failed, then skipped, a little apart. Pure. */
export function toBars(days: readonly Day[], { width, bar, top, bottom }: Frame): Bars {
  const most = Math.max(1, ...days.map(({ synced, failed, skipped }) => synced + failed + skipped))
  const step = stepFor(most)
  const scale = (bottom - top) / (Math.ceil(most / step) * step)
  const between = (width - margin) / days.length
  return {
    lines: Array.from({ length: Math.ceil(most / step) }, (_, index) => {
      const value = (index + 1) * step
      return { y: bottom - value * scale, label: whole(value) }
    }),
    columns: days.map((day, index) => {
      const middle = margin + between * (index + 0.5)
      const synced = part(bottom, day.synced * scale)
      const failed = part(synced.y, day.failed * scale)
      return {
        date: day.date,
        middle,
        left: middle - bar / 2,
        synced,
        failed,
        skipped: part(failed.y, day.skipped * scale),
      }
    }),
  }
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
