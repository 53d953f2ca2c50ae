/** What Xero always sends. Throws where it is missing, so that half an answer is never taken for a whole one. */
export function present<T>(value: T | undefined | null, name: string): T {
  if (value === undefined || value === null) throw new TypeError(`${name} is missing`)
  return value
}

/** A text that says something: Xero sends an empty one where it has none. */
export function filled(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
