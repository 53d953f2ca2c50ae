import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { endWithUs } from '@tieout/prisma/processes'
import { SetupProblem } from '@tieout/prisma/setup-problem'

/** One process of the product. */
export interface Program {
  readonly name: string
  /** What a person reads while it starts. */
  readonly title: string
  /** What Node runs. */
  readonly command: readonly string[]
  /** The folder to run it in, from the repository's root; the root itself when left out. */
  readonly folder?: string
  readonly env: Record<string, string>
  /** Answers 2xx when it is ready; a program without one is ready when it has ended well. */
  readonly readyUrl?: string
}

/** A program that was started. */
export interface RunningProgram {
  readonly name: string
  /** Settles when it is ready. */
  readonly ready: Promise<void>
  /** Settles when it is gone, with what is to be said about that. */
  readonly ended: Promise<string>
  /** Ends it and all it started: asks first, and insists after a while. */
  stop(): Promise<void>
}

const ROOT = join(import.meta.dirname, '../..')
const READY_WITHIN_MS = 120_000
const STOP_WITHIN_MS = 15_000
const LAST_LINES = 25

/** Starts `program`; what it says goes to `<logDir>/<name>.log`, and to `echo` if given. */
export function startProgram(program: Program, logDir: string, echo?: (line: string) => void): RunningProgram {
  // Its own process group: Ctrl-C in a terminal reaches the launcher alone, which ends everything in order.
  const child = spawn(process.execPath, program.command, {
    cwd: join(ROOT, program.folder ?? ''),
    env: program.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endWithUs(child, 'TERM')
  // A program that crashed may leave children of its own.
  child.once('exit', () => signalGroup(child, 'SIGKILL'))
  const lastLines = keepOutput(child, join(logDir, `${program.name}.log`), echo)
  const ended = describeEnd(child, program.name, lastLines)
  const stop = () => stopGroup(child)
  return { name: program.name, ready: becomesReady(child, program, ended), ended, stop }
}

function keepOutput(child: ChildProcess, file: string, echo?: (line: string) => void): string[] {
  mkdirSync(join(file, '..'), { recursive: true })
  const log = createWriteStream(file)
  const lastLines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    let unfinished = ''
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      log.write(chunk)
      const lines = (unfinished + chunk).split('\n')
      unfinished = lines.pop() ?? ''
      for (const line of lines) echo?.(line)
      lastLines.push(...lines)
      lastLines.splice(0, lastLines.length - LAST_LINES)
    })
  }
  child.once('close', () => log.end())
  return lastLines
}

async function describeEnd(child: ChildProcess, name: string, lastLines: string[]): Promise<string> {
  await new Promise<void>((resolve) =>
    child.once('close', () => resolve()).once('error', (cause) => resolve(void lastLines.push(cause.message))),
  )
  const how = child.signalCode ? `was ended by ${child.signalCode}` : `ended with code ${child.exitCode}`
  return [`${name} ${how}. Its last lines:`, ...lastLines.map((line) => `  ${line}`)].join('\n')
}

async function becomesReady(child: ChildProcess, program: Program, ended: Promise<string>): Promise<void> {
  const gone = ended.then((words) => {
    if (program.readyUrl === undefined && child.exitCode === 0) return
    throw new SetupProblem(words)
  })
  if (program.readyUrl === undefined) return gone
  return Promise.race([gone, answers(program.name, program.readyUrl, ended)])
}

async function answers(name: string, url: string, ended: Promise<string>): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  let isGone = false
  void ended.then(() => (isGone = true))
  while (!isGone && performance.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' }).catch(() => undefined)
    await response?.body?.cancel()
    if (response && response.status < 400) return
    await wait(50)
  }
  throw new SetupProblem(`${name} does not answer at ${url}.`)
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const closed = once(child, 'close')
  signalGroup(child, 'SIGTERM')
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_WITHIN_MS)
  await closed
  clearTimeout(insist)
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // Nobody is left in the group.
  }
}
