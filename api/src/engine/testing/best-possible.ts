/**
 * What a client that knows the window's phase can do at most: five lanes, each call as early as a lane and the window
 * allow. Answers the moments of its calls.
 */
export function bestPossible(
  schedule: { from: number; until: number; minutePhase: number },
  nextDuration: () => number,
): number[] {
  const lanes = [0, 0, 0, 0, 0].map(() => schedule.from)
  const counts = new Map<number, number>()
  const starts: number[] = []
  for (;;) {
    const lane = lanes.indexOf(Math.min(...lanes))
    const free = lanes[lane] ?? schedule.until
    const window = Math.floor((free + schedule.minutePhase) / 60_000)
    const isFull = (counts.get(window) ?? 0) >= 60
    const start = isFull ? (window + 1) * 60_000 - schedule.minutePhase : free
    if (start >= schedule.until) return starts
    const counted = isFull ? window + 1 : window
    counts.set(counted, (counts.get(counted) ?? 0) + 1)
    starts.push(start)
    lanes[lane] = start + nextDuration()
  }
}
