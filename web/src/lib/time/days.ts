import { locale } from '../words/locale.ts'
import { clock, formatDay, today } from './format.ts'

/** "Friday". */
export function formatWeekday(date: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

/** "17 November 2026". */
export function formatLongDay(date: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

/** The calendar day so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** "10:41:07" today, "17 Nov 16:02" before: a line of a log. */
export function formatInstant(time: string, now: Date, timeZone: string): string {
  const then = new Date(time)
  const day = today(then, timeZone)
  if (day !== today(now, timeZone)) return `${formatDay(day, now)} ${clock(then, timeZone)}`
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'medium', timeZone }).format(then)
}

/** "Friday 20 November, 10:41". */
export function formatToday(now: Date, timeZone: string): string {
  const date = new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    now,
  )
  return `${date}, ${clock(now, timeZone)}`
}
