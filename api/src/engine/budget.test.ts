import { describe, expect, test } from 'vitest'
import { asOf, type Budget, freshBudget, minuteLeft, park, reserve, settle } from './budget.ts'

const minute = 60_000
const hour = 60 * minute
const now = Date.UTC(2026, 4, 4, 9)
const fresh = freshBudget({ perMinute: 60, concurrent: 5 })
const unheard = { windowLeft: undefined, dayLeft: undefined }

describe('a budget', () => {
  test('gives five slots, and a sixth when one is given back', () => {
    const full = taken(fresh, now, 5)
    expect(ask(full, now)).toMatchObject({ ok: false, wait: { for: 'slot' } })
    expect(ask(settle(full, now, { id: 'call 3', limits: unheard }), now).ok).toBe(true)
  })

  test('gives sixty calls, and the next when the first ended a minute ago', () => {
    const spent = called(fresh, now, 60)
    expect(minuteLeft(spent)).toBe(0)
    const refused = ask(spent, now)
    if (refused.ok) throw new Error('The sixty-first call went out.')
    expect(refused.wait.for).toBe('minute')
    expect(refused.wait.until - now - minute).toBeLessThanOrEqual(500)
    expect(ask(spent, now + minute).ok).toBe(false)
    expect(ask(spent, refused.wait.until).ok).toBe(true)
  })

  test('keeps the last two calls of a minute for people', () => {
    const background = called(fresh, now, 58)
    const refused = ask(background, now)
    expect(refused).toMatchObject({ ok: false, wait: { for: 'minuteReserve' } })
    expect(ask(background, now, true).ok).toBe(true)
    if (!refused.ok) expect(ask(background, refused.wait.until).ok).toBe(true)
    expect(ask(called(fresh, now, 60), now, true)).toMatchObject({ ok: false, wait: { for: 'minute' } })
  })

  test('waits for a slot where only calls under way stand against the minute', () => {
    const small = taken(freshBudget({ perMinute: 2, concurrent: 5 }), now, 2)
    expect(ask(small, now)).toMatchObject({ ok: false, wait: { for: 'slot' } })
  })

  test('takes the slot of a dead holder back, and still counts its call for a minute', () => {
    const full = taken(fresh, now, 5)
    expect(ask(full, now + 89_999).ok).toBe(false)
    const later = asOf(full, now + 90_000)
    expect(later.inFlight).toEqual([])
    expect(minuteLeft(later)).toBe(55)
    expect(minuteLeft(asOf(full, now + 90_000 + minute + 500))).toBe(60)
  })

  test('ignores an answer given twice, and one that comes after its slot was taken back', () => {
    const once = settle(taken(fresh, now, 1), now, { id: 'call 0', limits: unheard })
    expect(settle(once, now, { id: 'call 0', limits: unheard })).toEqual(once)
    const late = settle(taken(fresh, now, 1), now + 2 * minute, { id: 'call 0', limits: { ...unheard, dayLeft: 3 } })
    expect(late.dayLeft).toBeUndefined()
  })

  test('counts calls it never made when the ledger does', () => {
    const heard = settle(taken(fresh, now, 1), now, { id: 'call 0', limits: { windowLeft: 10, dayLeft: undefined } })
    expect(minuteLeft(heard)).toBe(10)
    expect(minuteLeft(asOf(heard, now + minute + 500))).toBe(60)
  })

  test('comes back from storage as it went', () => {
    const used = park(taken(called(fresh, now, 7), now, 3), now, { kind: 'rateLimited', limit: 'day', retryAfterMs: 5 })
    const stored = JSON.parse(JSON.stringify(used)) as Budget
    expect(ask(stored, now)).toEqual(ask(used, now))
    expect(ask(stored, now + hour)).toEqual(ask(used, now + hour))
  })
})

describe('a refusal', () => {
  test.each([
    ['concurrent', undefined, 1_000],
    ['minute', 22_000, 22_000],
    ['minute', undefined, minute],
    ['app', undefined, minute],
    ['day', 7 * hour, 7 * hour],
    ['day', undefined, hour],
    ['concurrent', 0, 1],
  ] as const)(
    'of the %s limit with %s ms named stops every call for %s ms, and no longer',
    (limit, retryAfterMs, ms) => {
      const parked = park(fresh, now, { kind: 'rateLimited', limit, retryAfterMs })
      expect(ask(parked, now + ms - 1, true)).toMatchObject({ ok: false, wait: { until: now + ms, for: limit } })
      expect(ask(parked, now + ms).ok).toBe(true)
    },
  )

  test('that holds shorter does not end one that holds longer', () => {
    const day = park(fresh, now, { kind: 'rateLimited', limit: 'day', retryAfterMs: 3 * hour })
    const both = park(day, now + 5, { kind: 'rateLimited', limit: 'concurrent', retryAfterMs: undefined })
    expect(ask(both, now + hour)).toMatchObject({ ok: false, wait: { until: now + 3 * hour, for: 'day' } })
  })

  test('of the day is forgotten with the day, not before', () => {
    const known = heardDay(fresh, now, 999)
    const day = park(known, now, { kind: 'rateLimited', limit: 'day', retryAfterMs: 3 * hour })
    expect(asOf(day, now + 3 * hour - 1).dayLeft).toBe(0)
    expect(asOf(day, now + 3 * hour).dayLeft).toBe(1_000)
  })
})

describe('the day', () => {
  test('is believed from the answers, less the calls that overlapped', () => {
    const two = taken(fresh, now, 2)
    const one = settle(two, now, { id: 'call 0', limits: { ...unheard, dayLeft: 998 } })
    expect(one.dayLeft).toBe(997)
    expect(settle(one, now, { id: 'call 1', limits: { ...unheard, dayLeft: 999 } }).dayLeft).toBe(998)
  })

  test('keeps its last twentieth for people', () => {
    const low = { ...heardDay(fresh, now, 999), dayLeft: 50 }
    expect(ask(low, now)).toMatchObject({ ok: false, wait: { for: 'dayReserve', until: now + 24 * hour } })
    expect(ask(low, now, true).ok).toBe(true)
    expect(ask({ ...low, dayLeft: 0 }, now, true)).toMatchObject({ ok: false, wait: { for: 'day' } })
  })

  test('is asked after once an hour when little but the reserve is left', () => {
    const low = { ...heardDay(fresh, now, 999), dayLeft: 60 }
    expect(ask(low, now + hour - 1)).toMatchObject({ ok: false, wait: { for: 'dayReserve', until: now + hour } })
    const look = ask(low, now + hour)
    expect(look.ok).toBe(true)
    expect(ask(look.budget, now + hour)).toMatchObject({ ok: false, wait: { for: 'slot' } })
    const heard = settle(look.budget, now + hour, { id: 'asked', limits: { ...unheard, dayLeft: 999 } })
    expect(heard).toMatchObject({ dayLeft: 999, dayResetsAt: now + 25 * hour })
    expect(ask(heard, now + hour).ok).toBe(true)
  })

  test('a late answer from the day before takes nothing from the new one', () => {
    const before = heardDay(fresh, now, 40)
    const both = taken(before, now, 2)
    const turned = settle(both, now, { id: 'call 1', limits: { ...unheard, dayLeft: 999 } })
    expect(turned.dayLeft).toBe(998)
    expect(settle(turned, now, { id: 'call 0', limits: { ...unheard, dayLeft: 39 } }).dayLeft).toBe(998)
  })

  test('is over a day after it was first told of, even if nobody called since', () => {
    const gone = { ...heardDay(fresh, now, 999), dayLeft: 0 }
    expect(ask(gone, now + 24 * hour - 1, true).ok).toBe(false)
    expect(ask(gone, now + 24 * hour, true).ok).toBe(true)
  })
})

function ask(budget: Budget, at: number, isInteractive = false) {
  return reserve(budget, at, { id: 'asked', isInteractive })
}

function taken(budget: Budget, at: number, calls: number): Budget {
  let current = budget
  for (let index = 0; index < calls; index++)
    current = reserve(current, at, { id: `call ${index}`, isInteractive: true }).budget
  return current
}

function called(budget: Budget, at: number, calls: number): Budget {
  let current = budget
  for (let index = 0; index < calls; index++)
    current = settle(taken(current, at, 1), at, { id: 'call 0', limits: unheard })
  return current
}

function heardDay(budget: Budget, at: number, dayLeft: number): Budget {
  return settle(taken(budget, at, 1), at, { id: 'call 0', limits: { ...unheard, dayLeft } })
}
