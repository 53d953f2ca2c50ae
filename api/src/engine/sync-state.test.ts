import { describe, expect, test } from 'vitest'
import { isLegalMove, legalMoves, type SyncState } from './sync-state.ts'

const states: SyncState[] = ['NOT_SYNCED', 'PENDING', 'SYNCED', 'FAILED', 'SKIPPED']
/** What was sent once is never again as if it had not been. */
const forbidden = new Set(['SYNCED > NOT_SYNCED'])

describe('a sync status', () => {
  test.each(states.flatMap((from) => states.map((to) => [from, to] as const)))(
    '%s may become %s, or may not',
    (from, to) => {
      expect(isLegalMove(from, to)).toBe(!forbidden.has(`${from} > ${to}`))
    },
  )

  test.each(states)('%s names each move once, and may stay', (from) => {
    expect(new Set(legalMoves[from]).size).toBe(legalMoves[from].length)
    expect(isLegalMove(from, from)).toBe(true)
  })
})
