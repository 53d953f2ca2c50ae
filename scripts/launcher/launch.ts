import { join } from 'node:path'
import { migrate } from '@tieout/prisma/migrate'
import { startPostgres } from '@tieout/prisma/postgres'
import { SetupProblem } from '@tieout/prisma/setup-problem'
import { lockFolder } from './lock.ts'
import { requireFreePorts, type WantedPort } from './ports.ts'
import type { Progress } from './progress.ts'
import { startProgram, type Program, type RunningProgram } from './program.ts'

/** What is to be started, and where. */
export interface Plan {
  readonly dataDir: string
  readonly host: string
  readonly ports: readonly WantedPort[]
  /** What has to be made before anything can run; goes on beside the start of the database. */
  readonly build: readonly Program[]
  /** Without one, the embedded PostgreSQL is started in the data folder. */
  readonly databaseUrl: string | undefined
  /** Group after group; the programs of one group start together. */
  readonly programs: (databaseUrl: string) => readonly (readonly Program[])[]
  /** Gets every line a program says; without it they go to the log files alone. */
  readonly echo?: (name: string, line: string) => void
}

/** A product that is up, or on its way there. */
export interface Launched {
  /** Settles when everything answers; rejects when something does not come up. */
  readonly ready: Promise<void>
  /** Rejects when something ends by itself. */
  readonly failed: Promise<never>
  /** Ends everything, the database last; nothing that was started is left. */
  stop(): Promise<void>
}

/** Starts everything `plan` names. Stopping is possible at any time, also half way up. */
export function launch(plan: Plan, progress: Progress): Launched {
  // What has to be undone, last begun first. Each is noted before its work begins, so that a stop half way up misses nothing.
  const undo: (() => unknown)[] = []
  const failure = Promise.withResolvers<never>()
  failure.promise.catch(() => {})
  let stopping: Promise<void> | undefined

  const ready = start()
  ready.catch(() => {})

  async function start(): Promise<void> {
    undo.push(lockFolder(plan.dataDir))
    await requireFreePorts(plan.host, plan.ports)
    const [databaseUrl] = await Promise.all([openDatabase(), startGroup(plan.build)])
    for (const group of plan.programs(databaseUrl)) await startGroup(group)
  }

  async function openDatabase(): Promise<string> {
    const url = plan.databaseUrl ?? (await progress.step('PostgreSQL', startDatabase))
    await progress.step('Database schema', () => migrate(url))
    return url
  }

  async function startDatabase(): Promise<string> {
    requireGoingUp()
    const onProgress = (line: string) => progress.say(`  · ${line}`)
    const starting = startPostgres({ dataDir: join(plan.dataDir, 'postgres'), onProgress })
    undo.push(() =>
      starting.then(
        (server) => server.stop(),
        () => {},
      ),
    )
    const server = await starting
    void server.ended.then((words) => endedUnasked(`PostgreSQL ended by itself: ${words}`))
    return server.url
  }

  async function startGroup(group: readonly Program[]): Promise<void> {
    requireGoingUp()
    const running: RunningProgram[] = []
    undo.push(() => Promise.all(running.map((program) => program.stop())))
    await Promise.all(
      group.map((program) =>
        progress.step(program.title, async () => {
          const echo = plan.echo && ((line: string) => plan.echo?.(program.name, line))
          const begun = startProgram(program, join(plan.dataDir, 'logs'), echo)
          running.push(begun)
          await begun.ready
          if (program.readyUrl !== undefined) void begun.ended.then(endedUnasked)
        }),
      ),
    )
  }

  function requireGoingUp(): void {
    if (stopping) throw new SetupProblem('Stopped before everything was up.')
  }

  function endedUnasked(words: string): void {
    if (!stopping) failure.reject(new SetupProblem(words))
  }

  async function stopAll(): Promise<void> {
    for (let step = undo.pop(); step; step = undo.pop()) await step()
  }

  return { ready, failed: failure.promise, stop: () => (stopping ??= stopAll()) }
}
