import type { Reason } from './reason.ts'

/** Facts that tell one occurrence from another, and mend nothing: the cause is the same without them. */
export const incidental = ['line', 'description', 'subject', 'said'] as const

export interface Cause {
  /** The same wherever the cause is. */
  key: string
  reason: Reason
  ids: string[]
}

/** Everything that waits for the same thing together, most first: one fix releases all of it. */
export function groupByCause(waiting: readonly { id: string; reason: Reason }[]): Cause[] {
  const causes = new Map<string, Cause>()
  for (const { id, reason } of waiting) {
    const key = causeKey(reason)
    const cause = causes.get(key)
    if (cause) cause.ids.push(id)
    else causes.set(key, { key, reason, ids: [id] })
  }
  return [...causes.values()].toSorted((a, b) => b.ids.length - a.ids.length)
}

function causeKey(reason: Reason): string {
  const facts = Object.entries(reason).filter(([name]) => !(incidental as readonly string[]).includes(name))
  return JSON.stringify(facts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
