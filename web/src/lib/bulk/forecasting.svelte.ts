import { ask } from '../graph/client.ts'
import { isProblem } from '../graph/mutation.svelte.ts'
import { sumByCurrency } from '../money/sum.ts'
import { type Action, type Forecast, ForecastQuery, type Kind } from './bulk.graphql.ts'
import { atOnce, type Target } from './bulk-run.svelte.ts'

type Group = Forecast['created']
type Part = Omit<Forecast, '__typename' | 'next'>

/** What an action would come to at Xero, asked a few hundred at a time: it can be watched, and stopped between any two. */
export class Forecasting {
  /** Of those that were looked at so far. */
  told = $state.raw<Part>()
  state = $state<'looking' | 'known' | 'unknown'>('looking')
  #isStopped = false

  /** How many were looked at so far. */
  get done(): number {
    if (!this.told) return 0
    const { created, updated, unchanged, refused } = this.told
    return created.count + updated.count + unchanged.count + refused.count
  }

  async look(action: Action, kind: Kind, target: Target): Promise<void> {
    try {
      await ('ids' in target
        ? this.#each(action, kind, target.ids)
        : this.#follow({ action, kind, where: target.where }))
      this.state = 'known'
    } catch {
      this.state = 'unknown'
    }
  }

  /** What was not looked at yet is not. */
  stop(): void {
    this.#isStopped = true
  }

  async #each(action: Action, kind: Kind, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += atOnce)
      await this.#follow({ action, kind, ids: ids.slice(from, from + atOnce) })
  }

  async #follow(which: Which): Promise<void> {
    let after: string | null = null
    do {
      if (this.#isStopped) return
      const { next, ...part } = await foresee(which, after, this.told?.calls ?? 0)
      this.told = this.told ? together(this.told, part) : part
      after = next
    } while (after !== null)
  }
}

interface Which extends Record<string, unknown> {
  action: Action
  kind: Kind
}

async function foresee(which: Which, after: string | null, callsBefore: number): Promise<Forecast> {
  const { bulkForecast } = await ask(fetch, ForecastQuery, { ...which, after, callsBefore })
  if (!bulkForecast || isProblem(bulkForecast)) throw new Error('It cannot be foreseen.')
  return bulkForecast
}

/** One forecast of two parts. */
function together(a: Part, b: Part): Part {
  const causes = new Map(a.causes.map((one) => [one.cause, one]))
  for (const one of b.causes) {
    const before = causes.get(one.cause)
    causes.set(one.cause, before ? { ...before, group: both(before.group, one.group) } : one)
  }
  return {
    ...b,
    created: both(a.created, b.created),
    updated: both(a.updated, b.updated),
    unchanged: both(a.unchanged, b.unchanged),
    refused: both(a.refused, b.refused),
    causes: [...causes.values()].toSorted((x, y) => y.group.count - x.group.count),
  }
}

function both(a: Group, b: Group): Group {
  return { count: a.count + b.count, totals: sumByCurrency([...a.totals, ...b.totals]) }
}
