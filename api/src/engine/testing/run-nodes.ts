import { type Budget, freshBudget, reserve, settle } from '../budget.ts'
import type { SimulatedLimits } from './simulated-limits.ts'

/** Several nodes with endless work, sharing one budget as they share one row; time is virtual. */
export interface Schedule {
  from: number
  until: number
  /** Each node's clock is off by so much. */
  skews: readonly number[]
  /** The next call: how long each leg takes, what becomes of it, and who waits for it. */
  nextCall(): SimulatedCall
}

export interface SimulatedCall {
  /** How long its node rests before it asks. */
  restMs: number
  toLedgerMs: number
  workMs: number
  backMs: number
  /** Its holder dies before the answer. */
  dies: boolean
  /** The answer carries no headers. */
  isMute: boolean
  isInteractive: boolean
}

interface Happening {
  at: number
  run(): void
}

/** Runs the schedule to its end; what the ledger saw is in `limits`. Answers the budget as it ended. */
export function runNodes(limits: SimulatedLimits, schedule: Schedule, start?: Budget): Budget {
  let budget = start ?? freshBudget({ perMinute: 60, concurrent: 5 })
  const agenda: Happening[] = []
  let asleep: (() => void)[] = []
  let ids = 0
  let now = schedule.from
  const at = (time: number, run: () => void) => agenda.push({ at: time, run })
  const wakeAll = () => {
    for (const wake of asleep.splice(0)) at(now, wake)
  }

  const work = (skew: number, call: SimulatedCall) => {
    if (now >= schedule.until) return
    const id = `call ${ids}`
    const reservation = reserve(budget, now + skew, { id, isInteractive: call.isInteractive })
    budget = reservation.budget
    if (!reservation.ok) {
      let isAwake = false
      const again = () => {
        if (isAwake) return
        isAwake = true
        asleep = asleep.filter((one) => one !== again)
        work(skew, call)
      }
      at(Math.max(reservation.wait.until - skew, now + 1), again)
      if (reservation.wait.for === 'slot') asleep.push(again)
      return
    }
    ids += 1
    send(skew, id, call)
    ask(skew)
  }

  const ask = (skew: number) => {
    const call = schedule.nextCall()
    at(now + call.restMs, () => work(skew, call))
  }

  const send = (skew: number, id: string, call: SimulatedCall) => {
    const sent = now
    at(sent + call.toLedgerMs, () => limits.arrive(now))
    at(sent + call.toLedgerMs + call.workMs, () => {
      const { windowLeft, dayLeft } = limits.headers(now)
      limits.leave()
      if (call.dies) return
      const heard = call.isMute ? { windowLeft: undefined, dayLeft: undefined } : { windowLeft, dayLeft }
      at(now + call.backMs, () => {
        budget = settle(budget, now + skew, { id, limits: heard })
        wakeAll()
      })
    })
  }

  for (const skew of schedule.skews) ask(skew)
  for (let next = takeFirst(agenda); next && next.at < schedule.until; next = takeFirst(agenda)) {
    now = next.at
    next.run()
  }
  return budget
}

function takeFirst(agenda: Happening[]): Happening | undefined {
  let first = 0
  for (const [index, one] of agenda.entries()) if (one.at < (agenda[first]?.at ?? Infinity)) first = index
  return agenda.splice(first, 1)[0]
}
