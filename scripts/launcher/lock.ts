import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProcess, isRunning } from '@tieout/prisma/processes'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'

/** Makes this process the only one on `dataDir`, and returns what gives the folder back. A killed process keeps nothing. */
export function lockFolder(dataDir: string): () => void {
  const file = join(dataDir, 'tieout.pid')
  const ours = findProcess(process.pid)
  const content = JSON.stringify({ pid: process.pid, started: ours?.started })
  // Twice: the first try may find the lock of a process that is gone.
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      mkdirSync(dataDir, { recursive: true })
      writeFileSync(file, content, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(dataDir, cause)
      refuseIfHeld(file, dataDir)
      rmSync(file, { force: true })
    }
  }
  throw new SetupProblem(
    `Another Tieout is starting on ${dataDir}: wait for that one, or set TIEOUT_DATA_DIR to another folder.`,
  )
}

function refuseIfHeld(file: string, dataDir: string): void {
  const holder = readHolder(file)
  if (!holder || !isRunning(holder)) return
  throw new SetupProblem(
    `Tieout already runs on ${dataDir} (process ${holder.pid}): stop that one, or set TIEOUT_DATA_DIR and the ports to start another.`,
  )
}

function readHolder(file: string): { pid: number; started: string } | undefined {
  try {
    const { pid, started } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    return undefined
  }
}

function unusable(dataDir: string, cause: unknown): SetupProblem {
  return new SetupProblem(
    `The data folder ${dataDir} cannot be used (${messageOf(cause)}): give this user the right to read and write it, ` +
      'or set TIEOUT_DATA_DIR to another folder.',
  )
}
