import { sideOf, type Slot } from './slots.ts'

export type SlotState = 'changed' | 'archived' | 'mapped' | 'suggested' | 'default' | 'missing'

/** What surrounds a place while it is edited. */
export interface Around {
  isChanged: boolean
  isSuggested: boolean
  /** The default of its purpose is chosen. */
  hasDefault: boolean
  /** Only tax codes that somebody chose for a rate are used. */
  strict: boolean
}

/** Where a place stands: `default` only where a default really stands in for it. */
export function stateOf(
  slot: Pick<Slot, 'purpose' | 'subjectId' | 'saved' | 'broken'>,
  { isChanged, isSuggested, hasDefault, strict }: Around,
): SlotState {
  if (isChanged) return 'changed'
  if (slot.saved) return slot.broken ? 'archived' : 'mapped'
  if (isSuggested) return 'suggested'
  if (!slot.subjectId || needsOwn(slot, strict)) return 'missing'
  // Without a code of its own, a purchase has the one its account has in Xero.
  if (slot.purpose === 'BUY_TAX') return 'default'
  return hasDefault ? 'default' : 'missing'
}

/** Under strict mapping no default applies to a rate: its documents wait until it has a code of its own. */
export function needsOwn({ purpose, subjectId }: Pick<Slot, 'purpose' | 'subjectId'>, strict: boolean): boolean {
  return strict && subjectId !== undefined && sideOf(purpose) !== undefined
}
