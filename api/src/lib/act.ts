import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from './transaction.ts'

/** What is to happen in the same transaction as a mutation's effect. */
export interface Act {
  /** Called before the commit with what the transaction answers; throwing undoes everything. */
  beforeCommit: (transaction: Transaction, result: unknown) => Promise<void>
  /** The audit log tells of it: what happens on the way needs no entry of its own. */
  isAudited?: boolean
}

const acts = new AsyncLocalStorage<Act>()

/** Runs `work` so that every transaction in it carries `act` along. */
export function during<Result>(act: Act, work: () => Result): Result {
  const outer = acts.getStore()
  if (!outer) return acts.run(act, work)
  const both: Act = {
    isAudited: Boolean(outer.isAudited) || Boolean(act.isAudited),
    beforeCommit: async (transaction, result) => {
      await outer.beforeCommit(transaction, result)
      await act.beforeCommit(transaction, result)
    },
  }
  return acts.run(both, work)
}

/** What the mutation that runs now wants in its transactions; undefined outside of one. */
export function currentAct(): Act | undefined {
  return acts.getStore()
}
