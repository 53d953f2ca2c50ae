import { isProblem, send } from '../graph/mutation.svelte.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import { readAgain } from '../graph/read-again.ts'
import { ActOnDocuments, type Action, type Kind, type Where } from './bulk.graphql.ts'

/** Which documents: those named, or all that match. */
export type Target = { ids: readonly string[] } | { where: Where }

/** As many as one call takes. */
export const atOnce = 100

/** One thing done to many documents, a hundred at a time: it can be watched, and stopped between any two. */
export class BulkRun {
  busy = $state(false)
  /** To how many it was done so far. */
  done = $state(0)
  problem = $state.raw<Problem>()
  #isStopped = false

  /** Resolves when all were come to, or it was stopped, or refused; then the page was read again. */
  async run(action: Action, kind: Kind, target: Target): Promise<'finished' | 'stopped' | 'refused'> {
    this.busy = true
    this.done = 0
    this.problem = undefined
    this.#isStopped = false
    try {
      const end = await ('ids' in target
        ? this.#each(action, kind, target.ids)
        : this.#follow(action, kind, target.where))
      await readAgain()
      return end
    } finally {
      this.busy = false
    }
  }

  /** What was done stays done; the call under way ends as it would. */
  stop(): void {
    this.#isStopped = true
  }

  async #each(action: Action, kind: Kind, ids: readonly string[]) {
    for (let from = 0; from < ids.length; from += atOnce) {
      if (this.#isStopped) return 'stopped'
      if (!(await this.#act({ action, kind, ids: ids.slice(from, from + atOnce) }))) return 'refused'
    }
    return 'finished'
  }

  async #follow(action: Action, kind: Kind, where: Where) {
    let after: string | undefined
    do {
      if (this.#isStopped) return 'stopped'
      const answer = await this.#act({ action, kind, where, ...(after === undefined ? {} : { after }) })
      if (!answer) return 'refused'
      after = answer.next ?? undefined
    } while (after !== undefined)
    return 'finished'
  }

  async #act(input: { action: Action; kind: Kind; ids?: string[]; where?: Where; after?: string }) {
    const answer = await send(ActOnDocuments, { input })
    if (isProblem(answer)) {
      this.problem = answer
      return undefined
    }
    this.done += answer.count
    return answer
  }
}
