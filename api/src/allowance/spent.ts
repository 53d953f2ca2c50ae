import type { Policy, Standing } from './bucket.ts'

/** What an operation was paid with. */
export interface Spent {
  policy: Policy
  standing: Standing
  /** What it may cost at most, judged before it ran. */
  cost: number
  /** What of it stays paid, once that is known. */
  paid: number
}
