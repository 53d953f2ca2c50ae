/**
 * A calendar day as `YYYY-MM-DD`, from what the SDK hands over: a `Date` where Xero sent `/Date(ms)/` (midnight UTC of that day),
 * the text itself where it sent ISO. Undefined where there is none.
 */
export function toDay(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10)
  if (typeof value !== 'string') return undefined
  return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? toDay(fromMicrosoftDate(value))
}

/** A moment in UTC. Xero's naive ISO times are UTC, though JavaScript would read them as local. */
export function toTime(value: unknown): Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value
  if (typeof value !== 'string') return undefined
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value}Z`
  return fromMicrosoftDate(value) ?? toTime(new Date(zoned))
}

/** Whole seconds: all that If-Modified-Since compares. */
export function toWholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000)
}

function fromMicrosoftDate(value: string): Date | undefined {
  const milliseconds = /^\\?\/Date\((-?\d+)/.exec(value)?.[1]
  return milliseconds === undefined ? undefined : new Date(Number(milliseconds))
}
