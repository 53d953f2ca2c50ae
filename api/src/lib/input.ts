import { Decimal } from 'decimal.js'
import { z } from 'zod'
import { InvalidInput } from '../problem/problem.ts'

/** What the input says once it is checked, or every field that is wrong. */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> | InvalidInput {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  return new InvalidInput(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || 'input', message: issue.message })),
  )
}

/** A name as Xero takes it: up to 255 characters, without `<` and `>`. */
export function Name(what: string) {
  return z
    .string()
    .trim()
    .min(1, `${what} can’t be empty.`)
    .max(255, `${what} can have up to 255 characters.`)
    .regex(/^[^<>]*$/, `${what} can’t contain < or >.`)
}

/** Text that may be left out; an empty one counts as left out. */
export function OptionalText(what: string, longest: number) {
  return z
    .string()
    .trim()
    .max(longest, `${what} can have up to ${longest} characters.`)
    .nullish()
    .transform((text) => text || undefined)
}

/** An exact decimal within bounds, as canonical text. */
export function Amount(what: string, { decimals, min, max }: { decimals: number; min: string; max: string }) {
  return z
    .string()
    .refine((text) => new Decimal(text).decimalPlaces() <= decimals, `${what} can have up to ${decimals} decimals.`)
    .refine(
      (text) => new Decimal(text).gte(min) && new Decimal(text).lte(max),
      `${what} must be between ${min} and ${max}.`,
    )
    .transform((text) => new Decimal(text).toFixed())
}

/** A calendar day that exists, within the years people invoice in. */
export function Day(what: string) {
  return z.string().refine(isRealDay, `${what} isn’t a day in the calendar.`)
}

/** Whether `YYYY-MM-DD` names a day that exists. */
export function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false
  return date.getUTCFullYear() >= 1970 && date.getUTCFullYear() <= 2199
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** An ISO 4217 code. */
export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => CURRENCIES.has(code), 'Currency must be an ISO 4217 code, such as GBP.')

/** An IANA time zone that this machine knows. */
export const TimeZone = z.string().refine(isTimeZone, 'Time zone must be an IANA zone, such as Europe/London.')

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}
