import { Mutation } from '../graph/mutation.svelte.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import { notices } from '../ui/notices.svelte.ts'
import { reconciliationWords as words } from '../words/reconciliation.ts'
import { AcceptFindings, RepairFindings } from './mutations.graphql.ts'
import type { Finding } from './reconciliation.graphql.ts'

/** One finding, or all of a class that are still to do. */
type Which = { findingIds: string[] } | { class: Finding['class'] }

/** What a person does about findings; refusals are said where they stand. */
export class Repairing {
  refusal = $state.raw<Problem>()
  readonly #repair = new Mutation(RepairFindings)
  readonly #accept = new Mutation(AcceptFindings)
  readonly #reconciliationId: () => string

  constructor(reconciliationId: () => string) {
    this.#reconciliationId = reconciliationId
  }

  get busy(): boolean {
    return this.#repair.busy || this.#accept.busy
  }

  get problem(): Problem | undefined {
    return this.#repair.problem ?? this.#accept.problem ?? this.refusal
  }

  async repair(which: Which, repair: Finding['repairs'][number]): Promise<void> {
    this.refusal = undefined
    const done = await this.#repair.run({ input: { reconciliationId: this.#reconciliationId(), ...which, repair } })
    if (!done) return
    this.refusal = done.refused[0]?.problem
    if (done.count > 0) notices.say(words.setGoing(done.count))
  }

  async accept(which: Which, accepted: boolean): Promise<void> {
    this.refusal = undefined
    await this.#accept.run({ input: { reconciliationId: this.#reconciliationId(), ...which, accepted } })
  }
}
