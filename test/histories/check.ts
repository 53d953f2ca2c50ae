import * as fc from 'fast-check'
import { histories } from './commands.ts'
import type { HistoryWorld } from './history.ts'

/** Which histories to live: the same seed gives the same ones; `path` goes straight to the smallest that failed. */
export interface Choice {
  seed: number
  runs: number
  path: string | undefined
}

/** HISTORIES_SEED, HISTORIES_RUNS and HISTORIES_PATH, as a failure prints them; else so many, of this seed or of one of the moment. */
export function readChoice(usual: number, usualSeed = Date.now() % 1_000_000): Choice {
  const { HISTORIES_SEED: seed, HISTORIES_RUNS: runs, HISTORIES_PATH: path } = process.env
  return { seed: Number(seed || usualSeed), runs: Number(runs || usual), path: path || undefined }
}

/** Lives them all; throws the smallest history that breaks a promise, with its seed and path. `told` hears of each one lived. */
export async function check(
  world: HistoryWorld,
  { seed, runs, path }: Choice,
  told: () => void = () => {},
): Promise<void> {
  const property = fc.asyncProperty(histories, async (history) => {
    await world.live(history)
    told()
  })
  await fc.assert(property, { seed, numRuns: runs, ...(path === undefined ? {} : { path }) })
}
