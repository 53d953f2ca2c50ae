import type { Wall } from '@tieout/prisma/inspect-wall'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import type { Clock } from '../engine/clock.ts'
import { watchWall, type WatchedWall } from './watch-wall.ts'

const whole: Wall = { stands: true, lacks: [] }
const lacking: Wall = { stands: false, lacks: ['create role tieout_viewer nologin'] }

let open: WatchedWall | undefined
afterEach(() => open?.stop())

/** Watches what `found` says, one answer a look; a look is taken when `again` is called. */
async function watch(rowSecurity: 'auto' | 'required', found: (Wall | Error)[]) {
  const said: { level: number; msg: string; run?: string[] }[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void said.push(JSON.parse(line)) })
  let waiting = Promise.withResolvers<void>()
  const clock: Clock = {
    now: () => 0,
    sleep: (_, signal) => {
      signal?.addEventListener('abort', () => waiting.resolve())
      return waiting.promise
    },
  }
  let looked = Promise.withResolvers<void>()
  const inspect = async (): Promise<Wall> => {
    const next = found.shift() ?? whole
    looked.resolve()
    if (next instanceof Error) throw next
    return next
  }
  const env = { databaseUrl: 'postgresql://nowhere/', rowSecurity }
  const wall = await watchWall({ env, clock, log, inspect })
  open = wall
  const again = async () => {
    looked = Promise.withResolvers()
    const due = waiting
    waiting = Promise.withResolvers()
    due.resolve()
    await looked.promise
    // What was found is taken in by the promises that wait for it.
    await new Promise((done) => setImmediate(done))
  }
  return { wall, said, again }
}

test('a wall that stands is nothing to talk about', async () => {
  const { wall, said } = await watch('auto', [whole])
  expect([wall.stands(), said]).toEqual([true, []])
})

test('a wall that lacks something is told with what mends it, once, until it stands', async () => {
  const { wall, said, again } = await watch('auto', [lacking, lacking, whole])
  expect(wall.stands()).toBe(false)
  await again()
  expect(said).toMatchObject([{ level: 40, run: lacking.lacks }])
  await again()
  expect(wall.stands()).toBe(true)
  expect(said.map(({ msg }) => msg)).toEqual([
    'PostgreSQL does not keep the workspaces apart; an administrator of it can mend that',
    'PostgreSQL keeps the workspaces apart',
  ])
})

test('where it is required, nothing starts without it', async () => {
  await expect(watch('required', [lacking])).rejects.toThrow(
    'ROW_SECURITY is "required". An administrator of it runs: create role tieout_viewer nologin',
  )
})

test('a database that does not answer is taken to be walled, so that nothing is read past a wall', async () => {
  const { wall, said, again } = await watch('auto', [new Error('nobody there'), lacking])
  expect(wall.stands()).toBe(true)
  await again()
  expect(wall.stands()).toBe(false)
  expect(said).toHaveLength(2)
})
