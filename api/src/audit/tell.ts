import type { Change } from './entry.ts'

const secret = /secret|token|password|sealed|^key$/i
/** They change with everything, and tell nothing. */
const dull = new Set(['id', 'workspaceId', 'updatedAt', 'version', 'lastRequest', 'requestCount'])

const mostLetters = 200
const mostItems = 20

/** What was asked, small enough to keep and without anything that opens something. */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (secret.test(name) && value !== null && value !== undefined) return '•••'
  if (typeof value === 'string') return value.length > mostLetters ? `${value.slice(0, mostLetters)}…` : value
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) {
    const kept = value.slice(0, mostItems).map((one) => withoutSecrets(one, name))
    return value.length > mostItems ? [...kept, `… ${value.length - mostItems} more`] : kept
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutSecrets(one, key)]))
}

type Row = Record<string, unknown> | null | undefined

/** Each field that differs between two states of a row; what is no single value is left to the row's own history. */
export function changesBetween(before: Row, after: Row): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.flatMap((field): Change[] => {
    if (dull.has(field) || secret.test(field)) return []
    const change = { field, before: say(before?.[field]), after: say(after?.[field]) }
    return change.before === change.after ? [] : [change]
  })
}

function say(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.join(', ').slice(0, mostLetters)
  if (typeof value === 'object') return 'toFixed' in value ? String(value) : null
  return String(value).slice(0, mostLetters)
}

const callers = ['number', 'name', 'title', 'email', 'url']

/** What people call the first of these that has a name. */
export function nameOf(...rows: unknown[]): string | undefined {
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) continue
    const found = callers.map((name) => (row as Record<string, unknown>)[name]).find((one) => typeof one === 'string')
    if (typeof found === 'string' && found !== '') return found.slice(0, mostLetters)
  }
  return undefined
}
