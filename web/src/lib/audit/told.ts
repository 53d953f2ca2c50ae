import { auditActs, auditWords as words } from '../words/audit.ts'
import { whole } from '../words/plural.ts'
import type { Phrase } from './phrase.ts'

/** An entry as the API gives it. */
export interface Entry {
  action: string
  subject: string | null
  subjectId: string | null
  names: readonly { id: string; name: string }[]
  asked: string
}

/** What was done, told of what the entry holds. */
export function told({ action, subject, subjectId, names, asked }: Entry): Phrase {
  const given = inputOf(JSON.parse(asked))
  const text = (field: string) => (typeof given[field] === 'string' ? given[field] : undefined)
  const phrase = auditActs[action]?.({
    of: subject ? { id: subjectId ?? '', name: subject } : undefined,
    name: (field) => names.find(({ id }) => id === given[field]),
    text,
    many: manyIn(given),
  })
  return typeof phrase === 'string' ? [phrase] : (phrase ?? [words.unknown(action)])
}

/** What stands in the one argument of a mutation; what happens without one holds its facts itself. */
function inputOf(asked: unknown): Record<string, unknown> {
  if (typeof asked !== 'object' || asked === null) return {}
  const { input } = asked as { input?: unknown }
  return (typeof input === 'object' && input !== null ? input : asked) as Record<string, unknown>
}

const cut = /^… (\d+) more$/

/** How many a list of what was asked has; the log keeps the first and says how many more there were. */
function manyIn(given: Record<string, unknown>): string | undefined {
  const list = Object.values(given).find((value): value is unknown[] => Array.isArray(value))
  const more = cut.exec(String(list?.at(-1)))?.[1]
  const count = (list?.length ?? 0) + (more ? Number(more) - 1 : 0)
  return count > 1 ? whole(count) : undefined
}
