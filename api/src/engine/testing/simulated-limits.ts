/** The ledger's limits as it keeps them: fixed windows that begin at moments nobody is told. Counts what was broken. */
export interface SimulatedLimits {
  arrive(now: number): void
  leave(): void
  /** The headers as they would read now. */
  headers(now: number): { windowLeft: number; dayLeft: number }
  readonly broken: string[]
  readonly counted: number[]
}

export interface Phases {
  minutePhase: number
  dayPhase: number
  dayLimit: number
  /** Until then nothing is limited but concurrency, and headers stay full (Xero's Rapid Sync). */
  rapidUntil: number
}

const minute = 60_000
const day = 24 * 60 * minute

export function simulateLimits({ minutePhase, dayPhase, dayLimit, rapidUntil }: Phases): SimulatedLimits {
  const broken: string[] = []
  const counted: number[] = []
  const counts = new Map<string, number>()
  let inFlight = 0
  const keys = (now: number) => ({
    minute: `minute ${Math.floor((now + minutePhase) / minute)}`,
    day: `day ${Math.floor((now + dayPhase) / day)}`,
  })
  const count = (key: string, limit: number, now: number) => {
    const used = (counts.get(key) ?? 0) + 1
    counts.set(key, used)
    if (used > limit) broken.push(`${used} calls in ${key} at ${now}`)
  }
  return {
    broken,
    counted,
    arrive(now) {
      inFlight += 1
      counted.push(now)
      if (inFlight > 5) broken.push(`${inFlight} in flight at ${now}`)
      if (now < rapidUntil) return
      count(keys(now).minute, 60, now)
      count(keys(now).day, dayLimit, now)
    },
    leave() {
      inFlight -= 1
    },
    headers(now) {
      if (now < rapidUntil) return { windowLeft: 60, dayLeft: dayLimit }
      const { minute: minuteKey, day: dayKey } = keys(now)
      return { windowLeft: 60 - (counts.get(minuteKey) ?? 0), dayLeft: dayLimit - (counts.get(dayKey) ?? 0) }
    },
  }
}
