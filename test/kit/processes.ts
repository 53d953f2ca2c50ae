import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** The repository's root. */
export const root = join(import.meta.dirname, '../..')

/** A program of the product, running for a test. */
export interface Running {
  child: ChildProcess
  /** What it printed so far. */
  output(): string
  /** Ends it and everything it started. */
  stop(): Promise<void>
}

export function run(command: readonly [string, ...string[]], env: Record<string, string>, cwd = root): Running {
  const [program, ...given] = command
  const child = spawn(program, given, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const keep = (chunk: Buffer) => (printed += chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    child,
    output: () => stripVTControlCharacters(printed),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, 'SIGTERM')
      await ended
    },
  }
}

/** Resolves when `url` answers well; rejects with what the program printed when it ends before. */
export async function untilReady(running: Running, url: string): Promise<void> {
  for (;;) {
    if (running.child.exitCode !== null) throw new Error(`It ended before it was ready:\n${running.output()}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
