import { alike } from './alike.ts'
import type { SuggestionBasis } from './suggestion-basis.store.ts'
import type { Suggestion } from './suggest.ts'

const subjects = { PROJECT: 'projects', CLIENT: 'clients', SERVICE: 'services' } as const

/** For each tracking category that nothing maps: what names most of its options already. */
export function suggestTracking(basis: SuggestionBasis): Suggestion[] {
  return basis.tracking.flatMap((category): Suggestion[] => {
    const found = (['PROJECT', 'CLIENT', 'SERVICE'] as const)
      .map((source) => ({ source, count: countNamed(category.options, basis[subjects[source]]) }))
      .toSorted((a, b) => b.count - a.count)
    const [best] = found
    if (!best || best.count === 0) return []
    const because = `${best.count} of ${category.options.length} options named like your ${subjects[best.source]}.`
    return [{ trackingCategory: category, trackingSource: best.source, because }]
  })
}

function countNamed(options: readonly { name: string }[], own: readonly { name: string }[]): number {
  return options.filter((option) => own.some(({ name }) => alike(name, option.name))).length
}
