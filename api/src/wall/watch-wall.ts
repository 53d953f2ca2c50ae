import { inspectWall, type Wall } from '@tieout/prisma/inspect-wall'
import { SetupProblem } from '@tieout/prisma/setup-problem'
import type { Logger } from 'pino'
import type { Clock } from '../engine/clock.ts'
import type { Env } from '../env.ts'

/** What is known of the wall in PostgreSQL. */
export interface WatchedWall {
  /** Until something else is known, it is taken to stand: what then fails, fails loudly. */
  stands(): boolean
  stop(): Promise<void>
}

interface Needs {
  env: Pick<Env, 'databaseUrl' | 'rowSecurity'>
  clock: Clock
  log: Logger
  inspect?: (url: string) => Promise<Wall>
}

const againAfterMs = 30_000

/**
 * Looks whether PostgreSQL keeps the workspaces apart, before anybody is served. Where it does not, because the database let us
 * make no role, says so and how to mend it, and looks again until it does; where `ROW_SECURITY` requires it, throws.
 */
export async function watchWall({ env, clock, log, inspect = inspectWall }: Needs): Promise<WatchedWall> {
  const stopping = new AbortController()
  let isStanding = true

  async function look(): Promise<boolean> {
    const wall = await inspect(env.databaseUrl).catch((cause: unknown) => {
      if (cause instanceof SetupProblem) throw cause
      log.warn({ err: cause }, 'whether PostgreSQL keeps the workspaces apart could not be looked up')
      return undefined
    })
    if (!wall) return false
    if (!wall.stands && env.rowSecurity === 'required') throw new SetupProblem(refusal(wall))
    if (isStanding !== wall.stands) tell(wall)
    isStanding = wall.stands
    return isStanding
  }

  function tell({ stands, lacks }: Wall): void {
    if (stands) log.info('PostgreSQL keeps the workspaces apart')
    else log.warn({ run: lacks }, 'PostgreSQL does not keep the workspaces apart; an administrator of it can mend that')
  }

  async function lookUntilItStands(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(againAfterMs, stopping.signal).catch(() => {})
      if (!stopping.signal.aborted && (await look().catch(() => false))) return
    }
  }

  const watching = (await look()) ? Promise.resolve() : lookUntilItStands()
  return {
    stands: () => isStanding,
    stop: async () => {
      stopping.abort()
      await watching
    },
  }
}

function refusal({ lacks }: Wall): string {
  return `PostgreSQL does not keep the workspaces apart, and ROW_SECURITY is "required". An administrator of it runs: ${lacks.join('; ')}`
}
