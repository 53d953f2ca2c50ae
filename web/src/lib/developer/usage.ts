/** What was asked, by one key or several. */
interface Usage {
  calls: number
  points: number
  errors: number
  throttled: number
}

export interface UsageDay extends Usage {
  date: string
}

/** The days of several keys, each as one; all of them tell the same days. */
export function addUp(keys: readonly (readonly UsageDay[])[]): UsageDay[] {
  const [first = []] = keys
  return first.map(({ date }, index) => ({
    date,
    ...sumOf(keys.flatMap((days) => days[index] ?? [])),
  }))
}

/** All of it in one. */
export function sumOf(parts: readonly Usage[]): Usage {
  const sum = { calls: 0, points: 0, errors: 0, throttled: 0 }
  for (const { calls, points, errors, throttled } of parts) {
    sum.calls += calls
    sum.points += points
    sum.errors += errors
    sum.throttled += throttled
  }
  return sum
}
