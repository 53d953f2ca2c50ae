import { GraphQLError } from 'graphql'

/** Anything that prints itself as an exact decimal: Prisma's and decimal.js's numbers, or text. */
export type DecimalLike = string | { toFixed(): string }

const DECIMAL = /^-?\d{1,30}(\.\d{1,30})?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** Decimals leave as text without an exponent. */
export function printDecimal(value: unknown): string {
  return typeof value === 'string' ? value : (value as { toFixed(): string }).toFixed()
}

/** Decimals arrive as text; whole and broken JSON numbers are taken as they were written. */
export function readDecimal(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text === 'string' && DECIMAL.test(text)) return text
  throw wrong('Decimal', 'an exact decimal in a string, such as "12.50"')
}

/** Days leave as `2026-11-21`; a `Date` stands at midnight UTC. */
export function printDay(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}

/** Days arrive as `2026-11-21`. Whether the day exists is the use case's question, which can name the field. */
export function readDay(value: unknown): string {
  if (typeof value === 'string' && DAY.test(value)) return value
  throw wrong('Date', 'a day such as "2026-11-21"')
}

export function printMoment(value: unknown): string {
  return value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString()
}

export function readMoment(value: unknown): Date {
  const moment = typeof value === 'string' && MOMENT.test(value) ? new Date(value) : undefined
  if (moment && !Number.isNaN(moment.getTime())) return moment
  throw wrong('DateTime', 'an RFC 3339 time such as "2026-11-21T10:42:00Z"')
}

/** A calendar day as the database keeps it. */
export function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** A database day as text. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function wrong(scalar: string, expected: string): GraphQLError {
  return new GraphQLError(`${scalar} must be ${expected}.`, { extensions: { code: 'BAD_USER_INPUT' } })
}
