import type { Policy, Standing } from './bucket.ts'

/** What an operation was paid with. */
export interface Spent {
  policy: Policy
  standing: Standing
  cost: number
}
