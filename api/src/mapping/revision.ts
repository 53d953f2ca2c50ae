import { conflict } from '../problem/conflicts.ts'
import type { Conflict } from '../problem/problem.ts'

interface Standing {
  id: string
  version: number
}

/** What an editor hands back to say what they saw; a mapping taken away and made anew is another one. */
export function revisionOf({ id, version }: Standing): string {
  return `${id}.${version}`
}

/**
 * Somebody changed it since the editor looked (rule: nobody's choice is lost unseen). `seen` is the revision they saw,
 * '' where there was none; left out, whatever stands is replaced. `now` is what stands, in words.
 */
export function changedSince(
  seen: string | null | undefined,
  standing: Standing | null,
  now: string | undefined,
): Conflict | undefined {
  if (seen === null || seen === undefined) return undefined
  if (seen === (standing ? revisionOf(standing) : '')) return undefined
  return conflict('MAPPING_CHANGED', { name: now ?? 'not mapped' })
}
