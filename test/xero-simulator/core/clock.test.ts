import { expect, test } from 'vitest'
import { VirtualClock } from './clock.ts'

test('sleepers wake in the order of their time, as far as time is moved', async () => {
  const clock = new VirtualClock({ start: 0 })
  const woken: number[] = []
  for (const ms of [300, 100, 200]) void clock.sleep(ms).then(() => woken.push(clock.now()))
  await clock.advance(250)
  expect([woken, clock.now()]).toEqual([[100, 200], 250])
})

test('a clock that also runs can jump, and wakes by itself after it', async () => {
  const clock = new VirtualClock({ start: 0, ticking: 'with-real-time' })
  const slept = clock.sleep(60_000).then(() => clock.now())
  await clock.advance(59_990)
  expect(await slept).toBeGreaterThanOrEqual(60_000)
})

test('an aborted sleep rejects with the reason', async () => {
  const clock = new VirtualClock()
  const abort = new AbortController()
  const slept = clock.sleep(1000, abort.signal)
  abort.abort(new Error('enough'))
  await expect(slept).rejects.toThrow('enough')
})
