import type { LedgerContact } from './ledger-documents.ts'

export interface ContactWanted {
  /** Our own key at the ledger. */
  number: string
  name: string
  email: string | undefined
}

/** What is asked first where the two would find different contacts (F048). */
export type MatchOrder = 'EMAIL_NAME' | 'NAME_EMAIL'

export type ContactMatch =
  | { outcome: 'matched'; contact: LedgerContact; by: 'number' | 'email' | 'name' }
  | { outcome: 'ambiguous'; contacts: LedgerContact[] }
  /** Ours by number, but archived there: documents against it are refused until it is restored. */
  | { outcome: 'archived'; contact: LedgerContact }
  | { outcome: 'none' }

/**
 * Finds the one contact that stands for a client: by our number, then by e-mail, then by exact name (rule C13), all
 * without regard to case. Two candidates are never guessed between.
 */
export function matchContact(
  wanted: ContactWanted,
  contacts: readonly LedgerContact[],
  order: MatchOrder = 'EMAIL_NAME',
): ContactMatch {
  const byNumber = contacts.find((contact) => contact.number === wanted.number)
  if (byNumber) return followed(byNumber, contacts)
  const active = contacts.filter((contact) => !contact.archived)
  const byEmail = wanted.email === undefined ? [] : active.filter((contact) => isSame(contact.email, wanted.email))
  const byBoth = byEmail.filter((contact) => isSame(contact.name, wanted.name))
  if (byBoth.length === 1) return matched(byBoth, 'email')
  const named = active.filter((contact) => isSame(contact.name, wanted.name))
  if (order === 'NAME_EMAIL' && named.length === 1) return matched(named, 'name')
  if (byEmail.length === 1) return matched(byEmail, 'email')
  if (byEmail.length > 1) return { outcome: 'ambiguous', contacts: byEmail }
  if (named.length === 1) return matched(named, 'name')
  return named.length > 1 ? { outcome: 'ambiguous', contacts: named } : { outcome: 'none' }
}

/** A merged contact is archived and lives on as the one it was merged into, however often. */
export function followed(contact: LedgerContact, contacts: readonly LedgerContact[]): ContactMatch {
  const passed = new Set<LedgerContact>()
  for (let current: LedgerContact | undefined = contact; current && !passed.has(current);) {
    if (!current.archived) return { outcome: 'matched', contact: current, by: 'number' }
    passed.add(current)
    const { mergedInto }: LedgerContact = current
    current = contacts.find((other) => other.ledgerContactId === mergedInto)
  }
  return { outcome: 'archived', contact }
}

function matched(contacts: readonly LedgerContact[], by: 'email' | 'name'): ContactMatch {
  const [contact] = contacts
  return contact ? { outcome: 'matched', contact, by } : { outcome: 'none' }
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && fold(a) !== '' && fold(a) === fold(b)
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en')
}
