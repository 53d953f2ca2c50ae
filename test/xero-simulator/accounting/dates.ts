/** `/Date(ms+0000)/`, as Xero writes moments and dates. */
export function xeroDate(moment: number | string): string {
  const ms = typeof moment === 'number' ? moment : Date.parse(`${moment}T00:00:00Z`)
  return `/Date(${ms}+0000)/`
}

/** The readable twin of a date. */
export function dateString(date: string): string {
  return `${date}T00:00:00`
}

/** The readable twin of a moment, to the second. */
export function utcString(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`
}

/** Reads `2026-11-21`, an ISO moment (the time is dropped) or `/Date(ms)/`; undefined when it is none of them. */
export function parseDate(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const ticks = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(value)?.[1]
  if (ticks !== undefined) return new Date(Number(ticks)).toISOString().slice(0, 10)
  const day = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(value)?.[1]
  return day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? day : undefined
}

const zones: Record<string, string> = { GMTSTANDARDTIME: 'Europe/London', NEWZEALANDSTANDARDTIME: 'Pacific/Auckland' }

/** Today where the organisation is. */
export function today(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zones[timeZone] ?? 'UTC' }).format(now)
}

/** Reads an If-Modified-Since in RFC 1123 or ISO form, with or without a zone; without one it is UTC. */
export function parseModifiedSince(value: string | undefined): number | undefined {
  if (!value) return undefined
  const naive = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(value)
  const moment = Date.parse(naive && value.includes('T') ? `${value}Z` : value)
  return Number.isNaN(moment) ? undefined : Math.floor(moment / 1000) * 1000
}
