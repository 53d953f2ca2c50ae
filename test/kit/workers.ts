import { expect } from 'vitest'
import { root, run, type Running } from './processes.ts'
import type { World } from './world.ts'

/** Another process of this world's Tieout, as it is deployed. It listens, where it does, on any free port. */
export function startProcess(
  world: World,
  role: 'worker' | 'api',
  port = 0,
  more: Record<string, string> = {},
): Running {
  const around = { NO_PROXY: 'localhost,127.0.0.1', TZ: 'UTC', ROLE: role, PORT: `${port}`, ...more }
  return run([process.execPath, 'api/src/main.ts'], { ...world.variables, ...around, LOG_LEVEL: 'info' })
}

/** What to give `startProcess` besides, so that its process runs on a machine whose clock is wrong by so much. */
export function wrongClock(ms: number): Record<string, string> {
  return { NODE_OPTIONS: `--import=${root}/test/kit/wrong-clock.ts`, CLOCK_WRONG_BY_MS: `${ms}` }
}

/** kill -9: nothing is finished, nothing is given back. */
export async function killHard(running: Running): Promise<void> {
  const ended = new Promise((resolve) => running.child.once('exit', resolve))
  running.child.kill('SIGKILL')
  await ended
}

/** How a test waits for what another process does. */
export const patient = { timeout: 100_000, interval: 25 }

/** What a process that was told to stop says when it gives up on something: it leaves by itself before anybody insists. */
export const tooLong = 'took too long'

/** A worker of its own meets what there is to send, and dies at the moment `reach` resolves. */
export async function dieAt(world: World, reach: () => Promise<void>): Promise<void> {
  const worker = startProcess(world, 'worker')
  await reach().finally(() => killHard(worker))
}

/** Waits until each of these faults met its call. */
export async function arrived(world: World, ...ids: string[]): Promise<void> {
  const struck = () => world.simulator.control.faults().filter((fault) => ids.includes(fault.id) && fault.struck > 0)
  await expect.poll(() => struck().length, patient).toBe(ids.length)
}

/** Holds rows so that whoever wants to write beside them waits there, until the answer is called. */
export async function holdRows(
  world: World,
  table: 'Lease' | 'RateBudget',
  ...where: string[]
): Promise<() => Promise<void>> {
  const client = await world.dependencies.pool.connect()
  const key = table === 'Lease' ? 'organisationId' : 'scope'
  await client.query('begin')
  await client.query(`select 1 from "${table}" where "${key}" = any($1) for update`, [where])
  return async () => {
    await client.query('rollback')
    client.release()
  }
}
