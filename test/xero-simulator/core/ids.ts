import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** The id Xero shows where there is none yet. */
export const emptyId = '00000000-0000-0000-0000-000000000000'

/** A fresh id. */
export function newId(): string {
  return randomUUID()
}

/** The same id for the same words, on every start: seeded things keep their ids even without a data file. */
export function stableId(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\0')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** 32 hex digits, as Xero's subject, session and token ids look. */
export function newHex(): string {
  return randomBytes(16).toString('hex')
}

/** An opaque secret for codes and refresh tokens. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A digest for comparing bodies. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
