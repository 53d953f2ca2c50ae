import { Decimal } from 'decimal.js'
import { badRequest } from './answer.ts'
import { parseDate } from './dates.ts'

/** An object of a request body. Xero reads its property names without case. */
export type Raw = Record<string, unknown>

/** Whether a value is an object with properties. */
export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of a property; null counts as absent. */
export function field(raw: Raw, name: string): unknown {
  if (name in raw) return raw[name] ?? undefined
  const key = Object.keys(raw).find((key) => key.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : (raw[key] ?? undefined)
}

export function text(raw: Raw, name: string): string | undefined {
  const value = field(raw, name)
  if (value === undefined || typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw unreadable(value, 'System.String', name)
}

export function flag(raw: Raw, name: string): boolean | undefined {
  const value = field(raw, name)
  if (value === undefined || typeof value === 'boolean') return value
  if (value === 'true' || value === 'false') return value === 'true'
  throw unreadable(value, 'System.Boolean', name)
}

export function list(raw: Raw, name: string): Raw[] | undefined {
  const value = field(raw, name)
  if (value === undefined) return undefined
  if (Array.isArray(value) && value.every(isRaw)) return value
  throw unreadable(value, 'System.Collections.Generic.List', name)
}

export function record(raw: Raw, name: string): Raw | undefined {
  const value = field(raw, name)
  if (value === undefined || isRaw(value)) return value
  throw unreadable(value, 'System.Object', name)
}

/** A number, exactly as it was written. */
export function amount(raw: Raw, name: string): Decimal | undefined {
  const value = field(raw, name)
  if (value === undefined) return undefined
  const written = typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
  if (!written) throw unreadable(value, 'System.Nullable`1[System.Decimal]', name)
  return new Decimal(value)
}

export function date(raw: Raw, name: string): string | undefined {
  const value = field(raw, name)
  if (value === undefined || value === '') return undefined
  const day = parseDate(value)
  if (day === undefined) throw unreadable(value, 'System.Nullable`1[System.DateTime]', name)
  return day
}

export function oneOf<Name extends string>(raw: Raw, name: string, allowed: readonly Name[]): Name | undefined {
  const value = field(raw, name)
  if (value === undefined) return undefined
  const found = allowed.find((each) => typeof value === 'string' && each.toLowerCase() === value.toLowerCase())
  if (found === undefined) throw unreadable(value, `Xero.API.Library..${name}`, name)
  return found
}

function unreadable(value: unknown, type: string, path: string) {
  return badRequest(14, `Error converting value ${JSON.stringify(value)} to type '${type}'. Path '${path}'.`)
}
