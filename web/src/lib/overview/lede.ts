import type { Standing } from '../connection/standing.ts'
import { overviewWords as words } from '../words/overview.ts'

interface Counts {
  pending: number
  synced: number
  failed: number
  /** Documents of every kind that need somebody: what failed, and what was synced and differs since. */
  waiting: number
}

/** The page in one sentence. `quiet` goes on under it; `needs` is in red and leads to what to do; `calm` is in green. */
export interface Lede {
  first: string
  quiet?: string
  needs?: string
  calm?: string
}

/** Counts what should be in Xero: synced, pending and failed. What was skipped or never sent is counted apart. */
export function lede(state: Standing, counts: Counts, missing: number, setUpDone: boolean): Lede {
  const { pending, synced, failed, waiting } = counts
  const needs = waiting > 0 ? { needs: words.needYou(waiting) } : {}
  const start = { first: words.connectFirst, quiet: words.staysHere }
  if (state === 'NONE') return start
  if (state === 'NEEDS_SETUP') return { first: words.thingsLeft(missing) }
  if (state !== 'CONNECTED' && state !== 'PAUSED' && !setUpDone) return { ...start, ...needs }
  const due = pending + synced + failed
  if (due === 0) return { first: words.nothingSent }
  if (synced < due)
    return {
      first: words.tieOut(synced, due),
      ...(waiting ? needs : { calm: state === 'CONNECTED' ? words.onTheirWay(pending) : words.stillWaiting(pending) }),
    }
  // A connection that needs somebody says so itself, right beneath.
  return { first: words.allTieOut(due), ...(waiting || state !== 'CONNECTED' ? needs : { calm: words.nobody }) }
}
