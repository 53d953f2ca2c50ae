import { isSameContent } from './diff.ts'
import { factsOfLedger, type Fact } from './facts.ts'
import type { LedgerDocument } from './ledger-documents.ts'

/** What is known when the ledger shows an invoice of ours anew. */
export interface Known {
  /** As the ledger last showed it. */
  held: LedgerDocument
  /** As it was when the two last agreed, empty where they never did; undefined: `held` is that. */
  agreed: Partial<LedgerDocument> | undefined
  /** Our own versions that may have arrived without our knowing: what is being sent, and what was. */
  ours: readonly (readonly Fact[])[]
}

export type Drift =
  /** Nobody touched it there since it was last seen. */
  | 'same'
  /** Somebody edited it there. */
  | 'changed'
  /** It says again what the two agreed on, or what we say: nothing stands between them. */
  | 'agrees'

/** Whether somebody edited an invoice in the ledger. Approvals, payments and new ids of lines are no edits. */
export function judgeDrift({ held, agreed, ours }: Known, theirs: LedgerDocument): Drift {
  if (!theirs.lines || !held.lines) return 'same'
  const there = factsOfLedger(theirs)
  if (agreed?.lines && isSameContent(factsOfLedger(agreed as LedgerDocument), there)) return 'agrees'
  if (isSameContent(factsOfLedger(held), there)) return 'same'
  return ours.some((facts) => isSameContent(facts, there)) ? 'agrees' : 'changed'
}
