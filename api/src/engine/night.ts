/** A reconciliation begins between two and five in the morning, where the organisation is. */
const nightBegins = 2 * 60
const nightMinutes = 3 * 60

/**
 * The night (its local day, `YYYY-MM-DD`) whose reconciliation is due now; undefined while none is. Each organisation has
 * a minute of its own within the first two hours, so that they do not all begin at once; the third makes good a late start.
 */
export function nightDue(now: Date, timeZone: string, organisationId: string): string | undefined {
  const local = localTime(now, timeZone)
  const since = local.minutes - nightBegins
  return since >= ownMinute(organisationId) && since < nightMinutes ? local.day : undefined
}

/** The calendar day it is there now, `YYYY-MM-DD`. */
export function localDay(now: Date, timeZone: string): string {
  return localTime(now, timeZone).day
}

/** The calendar day it is there, and the minutes since its midnight. */
export function localTime(now: Date, timeZone: string): { day: string; minutes: number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  })
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const minutes = Number(part('hour')) * 60 + Number(part('minute'))
  return { day: `${part('year')}-${part('month')}-${part('day')}`, minutes }
}

function ownMinute(organisationId: string): number {
  let hash = 0
  for (const letter of organisationId) hash = (hash * 31 + letter.charCodeAt(0)) % 120
  return hash
}
