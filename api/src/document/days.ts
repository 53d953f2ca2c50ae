import { toDate, toDay } from '../lib/scalars.ts'

/** The calendar day it is in a zone. */
export function today(now: number, timeZone: string): string {
  // The Swedish way to write a day is ISO's.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(now)
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  const date = toDate(day)
  date.setUTCDate(date.getUTCDate() + days)
  return toDay(date)
}
