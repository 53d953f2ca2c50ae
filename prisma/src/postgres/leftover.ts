import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findProcess, isRunning, type RunningProcess } from '../processes.ts'
import { SetupProblem } from '../setup-problem.ts'

const PATIENCE_MS = 30_000

/**
 * Makes the cluster free to be started. A server whose starter was killed is stopped; one whose starter lives is left alone,
 * and starting a second is refused.
 */
export async function stopLeftover(cluster: string, onProgress: (line: string) => void): Promise<void> {
  const server = findServer(cluster)
  if (!server) return
  const starter = findProcess(server.parent)
  if (starter && isOurStarter(starter)) {
    throw new SetupProblem(
      `The data in ${cluster} is in use by process ${starter.pid}: stop that one, or set TIEOUT_DATA_DIR to another folder.`,
    )
  }
  onProgress('stopping the PostgreSQL that an earlier start left behind')
  process.kill(server.pid, 'SIGINT')
  const deadline = performance.now() + PATIENCE_MS
  while (isRunning(server)) {
    if (performance.now() > deadline) {
      throw new SetupProblem(
        `PostgreSQL (process ${server.pid}) from an earlier start does not stop: end it, then start again.`,
      )
    }
    await wait(50)
  }
}

/**
 * The server that runs on exactly this cluster. The pid file alone proves nothing: its number may be a stranger's by now, and
 * PostgreSQL would then refuse to start, so such a file is removed.
 */
function findServer(cluster: string): RunningProcess | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const running = findProcess(Number(readFileSync(file, 'utf8').split('\n', 1)[0]))
  if (running?.command.includes(` -D ${realpathSync(cluster)} `)) return running
  // Started by other means than ours: PostgreSQL itself says so.
  if (!running?.command.includes('postgres')) rmSync(file)
  return undefined
}

/** An orphan's parent is init or another reaper of orphans, never Node. */
function isOurStarter(parent: RunningProcess): boolean {
  return parent.pid !== 1 && /(^|\/)node\S*( |$)/.test(parent.command)
}
