/** Reads a member whatever its casing: Xero's documents and servers do not agree on it. Undefined where there is none. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const wanted = name.toLowerCase()
  return Object.entries(value).find(([key]) => key.toLowerCase() === wanted)?.[1]
}

/** A list member, or an empty list. */
export function listMember(value: unknown, name: string): unknown[] {
  const list = member(value, name)
  return Array.isArray(list) ? list : []
}

/** A text member that says something, or undefined. */
export function textMember(value: unknown, name: string): string | undefined {
  const text = member(value, name)
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

/** Parses JSON; undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
