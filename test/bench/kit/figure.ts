/** A figure and what it is held against: `<= 0.021` or `>= 0.5`. */
export interface Held {
  value: number
  unit: string
  goal: string
}

/** What a benchmark found. `also` are further goals of the same run: the figure is good when all of them are met. */
export interface Found extends Held {
  also?: Record<string, Held>
  detail: Record<string, unknown>
}

/** Whether the figure keeps its goal. */
export function isMet({ value, goal }: Held): boolean {
  const [, relation, limit] = /^(<=|>=) ([\d.]+)$/.exec(goal) ?? []
  if (!relation) throw new Error(`Not a goal: ${goal}`)
  return relation === '<=' ? value <= Number(limit) : value >= Number(limit)
}

/** The one line a benchmark prints. */
export function toLine(name: string, found: Found, ranOn: Record<string, unknown>): string {
  const { value, unit, goal, also = {}, detail } = found
  const parts = Object.entries(also).map(([part, held]) => [part, { ...rounded(held), ok: isMet(held) }] as const)
  const ok = isMet(found) && parts.every(([, part]) => part.ok)
  const told = parts.length > 0 ? { also: Object.fromEntries(parts) } : {}
  return JSON.stringify({ name, ...rounded({ value, unit, goal }), ok, ...told, ran_on: ranOn, detail })
}

function rounded(held: Held): Held {
  return { ...held, value: round(held.value) }
}

/** Four significant digits: no run repeats more of them. */
export function round(value: number): number {
  return Number(value.toPrecision(4))
}
