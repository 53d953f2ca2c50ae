import { localTime } from './night.ts'

const eight = 8 * 60
/** A worker that slept is late with it; by noon, the day is told tomorrow. */
const lateMinutes = 4 * 60
const minuteMs = 60_000

/** The day of a digest, `YYYY-MM-DD`, and the twenty-four hours it tells of. */
export interface Digest {
  day: string
  from: Date
  to: Date
}

/** The digest that is due now in this zone: from eight in the morning, of the day that ended then. */
export function digestDue(now: Date, timeZone: string): Digest | undefined {
  const { minutes } = localTime(now, timeZone)
  const since = minutes - eight
  if (since < 0 || since >= lateMinutes) return undefined
  const to = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs - since * minuteMs)
  const from = new Date(to.getTime() - 24 * 60 * minuteMs)
  return { day: localTime(from, timeZone).day, from, to }
}
