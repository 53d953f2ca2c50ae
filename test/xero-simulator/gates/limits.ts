import { Refusal } from '../accounting/answer.ts'
import type { FaultRule } from '../core/faults.ts'
import { dayLimit } from '../core/settings.ts'
import type { World } from '../core/world.ts'
import { count, fixedWindow, remaining, secondsLeft, type Window } from './windows.ts'

const concurrentCalls = 5
const minute = 60_000
const day = 24 * 60 * minute

type Problem = 'concurrent' | 'minute' | 'day' | 'appminute'

function windows(world: World, organisationId: string): Record<'minute' | 'day' | 'appminute', Window> {
  return {
    minute: fixedWindow(`minute:${organisationId}`, { lengthMs: minute, limit: 60 }),
    day: fixedWindow(`day:${organisationId}`, { lengthMs: day, limit: dayLimit(world.settings.tier) }),
    appminute: fixedWindow('appminute', { lengthMs: minute, limit: 10_000 }),
  }
}

/** The three headers that are on every answer. */
export function limitHeaders(world: World, organisationId: string): Record<string, string> {
  const now = world.clock.now()
  const { minute, day, appminute } = windows(world, organisationId)
  return {
    'x-minlimit-remaining': String(remaining(world.store, minute, now)),
    'x-daylimit-remaining': String(remaining(world.store, day, now)),
    'x-appminlimit-remaining': String(remaining(world.store, appminute, now)),
  }
}

/** Counts the call and holds one of five places until the answer is called; refuses with 429 when there is no room. */
export function takeTurn(world: World, organisationId: string, injected: FaultRule | undefined): () => void {
  noteImpatience(world, organisationId)
  if (injected) throw refuse(world, organisationId, { problem: problemOf(injected), retryMs: injected.latencyMs })
  const release = world.inFlight.take(organisationId, concurrentCalls)
  const problem = release ? fullWindow(world, organisationId) : 'concurrent'
  const now = world.clock.now()
  if (!problem || world.unknowns.refusedCallsCount) {
    const all = Object.values(windows(world, organisationId))
    world.store.transaction(() => all.forEach((window) => count(world.store, window, now)))
  }
  if (release && !problem) return release
  release?.()
  const detail = `429 ${problem}: a client that keeps to the limits does not make this call`
  world.violations.add({ at: new Date(now).toISOString(), kind: 'over-limit', organisationId, detail })
  throw refuse(world, organisationId, { problem: problem ?? 'concurrent' })
}

function fullWindow(world: World, organisationId: string): Problem | undefined {
  const now = world.clock.now()
  const all = windows(world, organisationId)
  const order = ['day', 'minute', 'appminute'] as const
  return order.find((name) => remaining(world.store, all[name], now) === 0)
}

function problemOf(fault: FaultRule): Problem {
  if (fault.kind === 'rate-limit-concurrent') return 'concurrent'
  if (fault.kind === 'rate-limit-minute') return 'minute'
  return fault.kind === 'rate-limit-day' ? 'day' : 'appminute'
}

interface Limited {
  problem: Problem
  retryMs?: number | undefined
}

/** Only the minute and the day say when to come back. The body is empty. */
function refuse(world: World, organisationId: string, { problem, retryMs }: Limited): Refusal {
  const now = world.clock.now()
  const name = problem === 'appminute' ? world.unknowns.appMinuteProblem : problem
  const headers: Record<string, string> = { 'x-rate-limit-problem': name }
  if (problem === 'minute' || problem === 'day') {
    const window = windows(world, organisationId)[problem]
    const seconds = retryMs === undefined ? secondsLeft(window, now) : Math.ceil(retryMs / 1000)
    headers['retry-after'] = String(seconds)
    world.violations.told(organisationId, { from: now, until: now + seconds * 1000 })
  }
  return new Refusal({ status: 429, headers, body: '' })
}

function noteImpatience(world: World, organisationId: string): void {
  const now = world.clock.now()
  const until = world.violations.toldToWaitUntil(organisationId, now)
  if (until === undefined) return
  const detail = `A call ${Math.ceil((until - now) / 1000)} s before the moment Retry-After had named`
  world.violations.add({ at: new Date(now).toISOString(), kind: 'called-before-retry-after', organisationId, detail })
  world.violations.overtaken(organisationId)
}
