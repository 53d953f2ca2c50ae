import { timeWords } from '../words/time.ts'
import { locale } from '../words/locale.ts'

const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }

/** "17 Nov", with the year when it is not this one. `date` is a calendar day: no zone moves it. */
export function formatDay(date: string, now: Date): string {
  const at = new Date(`${date}T00:00:00Z`)
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat(locale(), { ...day, ...(year ? { year } : {}), timeZone: 'UTC' }).format(at)
}

/** "17 Nov 2026, 16:02" in the workspace's zone: what a relative time says exactly. */
export function formatMoment(time: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(time))
}

/** The calendar day it is in the zone, as the API writes it. */
export function today(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(now)
}

/** "Just now", "4 minutes ago", "10:40", "Yesterday 11:20", "17 Nov": as near as it matters. */
export function formatAgo(time: string, now: Date, timeZone: string): string {
  const then = new Date(time)
  const seconds = Math.round((now.getTime() - then.getTime()) / 1000)
  if (seconds < 0) return formatSoon(then, now, timeZone)
  if (seconds < 45) return timeWords.justNow
  if (seconds < 3600) return timeWords.minutesAgo(Math.max(1, Math.round(seconds / 60)))
  const days = daysBetween(then, now, timeZone)
  if (days === 0) return clock(then, timeZone)
  if (days === 1) return timeWords.yesterday(clock(then, timeZone))
  return formatDay(today(then, timeZone), now)
}

/** "10:42" today, "tomorrow 00:00", "22 Nov 00:00": when something goes on. */
export function formatSoon(time: Date, now: Date, timeZone: string): string {
  const days = -daysBetween(time, now, timeZone)
  if (days === 0) return clock(time, timeZone)
  if (days === 1) return timeWords.tomorrow(clock(time, timeZone))
  return `${formatDay(today(time, timeZone), now)} ${clock(time, timeZone)}`
}

/** "10:41". */
export function clock(time: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone }).format(time)
}

function daysBetween(from: Date, to: Date, timeZone: string): number {
  const start = Date.parse(`${today(from, timeZone)}T00:00:00Z`)
  return Math.round((Date.parse(`${today(to, timeZone)}T00:00:00Z`) - start) / 86_400_000)
}
