/** Since when something is deprecated, and when it goes. */
export interface Deprecation {
  since: Date
  until: Date
}

const form = /^Since (\d{4}-\d\d-\d\d), until (\d{4}-\d\d-\d\d): use \S.*\.$/s

/**
 * Reads the one form a deprecation is worded in: `Since 2026-11-21, until 2027-05-21: use amount.` Null where it is worded
 * otherwise, names a day that there is not, or goes before half a year is over.
 */
export function readReason(reason: string): Deprecation | null {
  const [, since, until] = form.exec(reason) ?? []
  const [from, to] = [dayOf(since), dayOf(until)]
  if (!from || !to) return null
  const halfAYearOn = new Date(from)
  halfAYearOn.setUTCMonth(from.getUTCMonth() + 6)
  return to < halfAYearOn ? null : { since: from, until: to }
}

function dayOf(text = ''): Date | null {
  const day = new Date(`${text}T00:00:00Z`)
  // The thirtieth of February is read as a day in March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? day : null
}
