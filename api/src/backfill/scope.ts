import { z } from 'zod'
import { check, Day } from '../lib/input.ts'
import type { InvalidInput } from '../problem/problem.ts'
import type { Scope } from './backfill.store.ts'

const Input = z
  .object({
    historyMode: z.enum(['SINCE_DATE', 'ALL'], 'A backfill takes SINCE_DATE or ALL.'),
    since: Day('Since').nullish(),
    status: z
      .array(z.enum(['SENT', 'PARTIALLY_PAID', 'PAID'], 'Drafts and void invoices stay here.'))
      .min(1, 'Name at least one status.'),
  })
  .refine(({ historyMode, since }) => historyMode === 'ALL' || Boolean(since), {
    path: ['since'],
    message: 'Choose the day to begin with.',
  })

/** As a caller names it. */
export interface ScopeInput {
  historyMode: string
  since?: string | null | undefined
  status: readonly string[]
}

/** What of the past is asked for, or what is wrong with the asking. */
export function checkScope(input: ScopeInput): Scope | InvalidInput {
  const checked = check(Input, input)
  if (!('status' in checked)) return checked
  const { historyMode, since, status } = checked
  return { since: historyMode === 'ALL' ? undefined : (since ?? undefined), status }
}
