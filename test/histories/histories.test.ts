import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { histories } from './commands.ts'
import { type HistoryWorld, openHistoryWorld } from './history.ts'

const runs = Number(process.env['HISTORIES_RUNS'] ?? 200)
const seed = Number(process.env['HISTORIES_SEED'] ?? Date.now() % 1_000_000)

describe('whatever happens, and whenever a process dies', () => {
  let world: HistoryWorld

  beforeAll(async () => {
    world = await openHistoryWorld()
  })
  afterAll(() => world.close())

  test(
    `everything is in Xero exactly once, or says why not (HISTORIES_SEED=${seed}, ${runs} runs)`,
    { timeout: 60_000 + runs * 5_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(histories, (history) => world.live(history)),
        { seed, numRuns: runs, ...path() },
      )
      expect.assertions(0)
    },
  )
})

/** HISTORIES_PATH, printed with a failure, goes straight to the smallest one. */
function path(): { path?: string } {
  const given = process.env['HISTORIES_PATH']
  return !given ? {} : { path: given }
}
