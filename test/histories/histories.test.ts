import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, readChoice } from './check.ts'
import { found } from './found.ts'
import { type HistoryWorld, openHistoryWorld } from './history.ts'

const choice = readChoice(100, 51)

describe('whatever happens, and whenever a process dies', () => {
  let world: HistoryWorld

  beforeAll(async () => {
    world = await openHistoryWorld()
  })
  afterAll(() => world.close())

  const name = `everything is in Xero exactly once, or says why not (HISTORIES_SEED=${choice.seed}, ${choice.runs} runs)`
  test(name, { timeout: 60_000 + choice.runs * 5_000 }, async () => {
    await expect(check(world, choice)).resolves.toBeUndefined()
  })

  test.each(found)('a history that once broke a promise keeps them all', async (history) => {
    await expect(world.live(history)).resolves.toBeUndefined()
  })
})
