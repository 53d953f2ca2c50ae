import { freshBudget, reserve, settle, type Budget } from '@tieout/api/engine/budget'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'

/** Xero's numbers, and ours: organisations a worker drains at once. */
const perMinute = { app: 10_000, organisation: 60 }
const atOnce = 128
const callMs = 1_000
const minuteMs = 60_000
/** To tell of a client, an invoice and its payment. */
const callsEach = 3

interface Organisation {
  id: string
  budget: Budget
  left: number
  doneAt: number
}

/**
 * As many organisations become due at one moment as one app may ever have calls for, and workers serve them: by the engine's own
 * budgets, in virtual time, without a database. What it takes against the least that Xero's limit allows.
 */
export async function measure(bench: Bench): Promise<Found> {
  const count = bench.size(10_000)
  const runs = [1, 2, 4, 8].map((workers) => ({ workers, ...serve(count, workers) }))
  const [most] = runs.slice(-1)
  if (!most) throw new Error('nobody worked')
  return {
    value: most.times,
    unit: 'times the least that the app’s limit allows',
    goal: '<= 1.1',
    also: { busiest_minute: { value: most.busiestMinute, unit: 'calls in any minute', goal: `<= ${perMinute.app}` } },
    detail: {
      organisations: count,
      calls_each: callsEach,
      call_ms: callMs,
      by_workers: runs.map(({ workers, seconds, bound, firstHalf }) => ({
        workers,
        seconds: round(seconds),
        least_seconds: round(bound),
        half_of_them_after: round(firstHalf),
      })),
      note: 'pure engine in virtual time: no database, no network',
    },
  }
}

function serve(count: number, workers: number) {
  let app = freshBudget({ perMinute: perMinute.app, concurrent: 2_000 })
  const organisations = Array.from({ length: count }, (_, at): Organisation => {
    const budget = freshBudget({ perMinute: perMinute.organisation, concurrent: 5 })
    return { id: `${at}`, budget, left: callsEach, doneAt: 0 }
  })
  const sent: number[] = []
  // Who does something next, and when: as a queue of moments, each a list.
  const moments = new Map<number, (() => void)[]>()
  const times: number[] = []
  const at = (when: number, act: () => void) => {
    const there = moments.get(when)
    if (there) there.push(act)
    else {
      moments.set(when, [act])
      times.splice(times.findLastIndex((time) => time < when) + 1, 0, when)
    }
  }
  const waiting = [...organisations]

  function next(now: number): void {
    const organisation = waiting.shift()
    if (organisation) go(organisation, now)
  }

  function go(organisation: Organisation, now: number): void {
    const id = `${organisation.id}-${organisation.left}`
    const call = { id, isInteractive: true }
    const own = reserve(organisation.budget, now, call)
    const all = reserve(app, now, call)
    if (!own.ok || !all.ok) {
      // It rests, and its place is another's until then.
      const until = Math.max(own.ok ? 0 : own.wait.until, all.ok ? 0 : all.wait.until)
      at(Math.max(until, now + 1), () => go(organisation, Math.max(until, now + 1)))
      return
    }
    organisation.budget = own.budget
    app = all.budget
    sent.push(now)
    at(now + callMs, () => answered(organisation, id, now + callMs))
  }

  function answered(organisation: Organisation, id: string, now: number): void {
    const told = { id, limits: { windowLeft: undefined, dayLeft: undefined } }
    organisation.budget = settle(organisation.budget, now, told)
    app = settle(app, now, told)
    organisation.left -= 1
    if (organisation.left > 0) return go(organisation, now)
    organisation.doneAt = now
    next(now)
  }

  for (let turn = 0; turn < workers * atOnce; turn++) at(0, () => next(0))
  for (let now = times.shift(); now !== undefined; now = times.shift()) {
    const acts = moments.get(now) ?? []
    moments.delete(now)
    for (const act of acts) act()
  }
  const done = organisations.map(({ doneAt }) => doneAt).toSorted((a, b) => a - b)
  const seconds = (done.at(-1) ?? 0) / 1_000
  const bound = leastSeconds(count * callsEach, workers * atOnce)
  const firstHalf = (done[Math.floor(count / 2)] ?? 0) / 1_000
  return { seconds, bound, times: seconds / bound, firstHalf, busiestMinute: busiest(sent) }
}

/** Whole minutes until the last ten thousand may begin, and then as fast as there are hands. */
function leastSeconds(calls: number, hands: number): number {
  const byHands = (calls / hands) * (callMs / 1_000)
  const fullMinutes = Math.ceil(calls / perMinute.app) - 1
  const last = calls - fullMinutes * perMinute.app
  return Math.max(byHands, fullMinutes * 60 + (last / hands) * (callMs / 1_000))
}

function busiest(sent: readonly number[]): number {
  let from = 0
  let most = 0
  for (let to = 0; to < sent.length; to++) {
    while ((sent[from] ?? 0) <= (sent[to] ?? 0) - minuteMs) from += 1
    most = Math.max(most, to - from + 1)
  }
  return most
}
