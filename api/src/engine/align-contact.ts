import type { LedgerContact } from './ledger-documents.ts'

/** What of a contact is kept the same on both sides (rule C13); nothing else is ever touched. */
export const alignedFields = ['name', 'email', 'phone'] as const
export type AlignedField = (typeof alignedFields)[number]

/** Those details, as either side has them. */
export type Details = Partial<Record<AlignedField, string | null | undefined>>

export interface Difference {
  field: AlignedField
  ours: string | undefined
  theirs: string | undefined
}

/** Where the two sides do not say the same. */
export function differencesOf(ours: Details, theirs: Details): Difference[] {
  return alignedFields
    .filter((field) => !isSame(ours[field], theirs[field]))
    .map((field) => ({ field, ours: filled(ours[field]), theirs: filled(theirs[field]) }))
}

/**
 * What of a client follows a contact that was changed in the ledger: only what was changed there just now, so that an edit
 * here is never undone by a contact that stood still. A contact cannot lose its name, and what is older teaches nothing.
 */
export function takenFrom(
  ours: Details,
  before: Details & { updatedAt: Date },
  after: LedgerContact,
): Partial<Record<AlignedField, string | null>> {
  if (after.archived || after.updatedAt < before.updatedAt) return {}
  const changed = differencesOf(before, after).map(({ field }) => field)
  return Object.fromEntries(
    differencesOf(ours, after)
      .filter(({ field, theirs }) => changed.includes(field) && (field !== 'name' || theirs !== undefined))
      .map(({ field, theirs }) => [field, theirs ?? null]),
  )
}

function isSame(a: string | null | undefined, b: string | null | undefined): boolean {
  return filled(a) === filled(b)
}

function filled(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim().replace(/\s+/g, ' ')
  return trimmed === '' ? undefined : trimmed
}
