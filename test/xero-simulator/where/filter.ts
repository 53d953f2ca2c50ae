import { badRequest } from '../accounting/answer.ts'
import { parseWhere, type Expression, type Value } from './parse.ts'
import { QueryError } from './tokens.ts'

/** The items whose shown form satisfies the expression; a malformed one is refused as Xero does. */
export function filterWhere<T>(items: T[], expression: string, present: (item: T) => object): T[] {
  try {
    const parsed = parseWhere(expression)
    return items.filter((item) => holds(parsed, present(item)))
  } catch (failure) {
    if (failure instanceof QueryError) throw badRequest(16, failure.message)
    throw failure
  }
}

function holds(expression: Expression, subject: object): boolean {
  switch (expression.kind) {
    case 'and':
      return holds(expression.left, subject) && holds(expression.right, subject)
    case 'or':
      return holds(expression.left, subject) || holds(expression.right, subject)
    case 'not':
      return !holds(expression.inner, subject)
    case 'is':
      return valueAt(subject, expression.path) === true
    case 'method':
      return callMethod(valueAt(subject, expression.path), expression)
    case 'compare':
      return compare(valueAt(subject, expression.path), expression.sign, expression.value)
  }
}

/** The value at `Contact.ContactID`, with Xero's dates made comparable. */
export function valueAt(subject: unknown, path: string): Value {
  let value: unknown = subject
  for (const name of path.split('.')) value = step(value, name)
  if (value === undefined || value === null) return null
  const ticks = typeof value === 'string' ? /^\/Date\((-?\d+)/.exec(value)?.[1] : undefined
  if (ticks !== undefined) return new Date(Number(ticks))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function step(value: unknown, name: string): unknown {
  if (name === 'Value' || name === 'HasValue') return value
  if (typeof value !== 'object' || value === null) return undefined
  const key = Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : (value as Record<string, unknown>)[key]
}

function callMethod(value: Value, { method, argument }: { method: string; argument: string }): boolean {
  if (typeof value !== 'string') return false
  const [text, part] = [value.toLowerCase(), argument.toLowerCase()]
  if (method === 'contains') return text.includes(part)
  return method === 'startswith' ? text.startsWith(part) : text.endsWith(part)
}

function compare(found: Value, sign: string, wanted: Value): boolean {
  if (sign === '==') return equal(found, wanted)
  if (sign === '!=') return !equal(found, wanted)
  if (found === null || wanted === null) return false
  const difference = comparable(found) < comparable(wanted) ? -1 : comparable(found) > comparable(wanted) ? 1 : 0
  if (sign === '>') return difference > 0
  if (sign === '>=') return difference >= 0
  return sign === '<' ? difference < 0 : difference <= 0
}

function equal(found: Value, wanted: Value): boolean {
  if (typeof found === 'string' && typeof wanted === 'string') return found.toLowerCase() === wanted.toLowerCase()
  if (wanted === null && found === '') return true
  return comparable(found) === comparable(wanted)
}

function comparable(value: Value): string | number {
  if (value instanceof Date) return value.getTime()
  return typeof value === 'number' ? value : String(value)
}
