import { run, type Running } from './processes.ts'
import type { World } from './world.ts'

/** Another process of this world's Tieout, as it is deployed. It listens, where it does, on any free port. */
export function startProcess(world: World, role: 'worker' | 'api', port = 0): Running {
  const around = { NO_PROXY: 'localhost,127.0.0.1', TZ: 'UTC', ROLE: role, PORT: `${port}` }
  return run([process.execPath, 'api/src/main.ts'], { ...world.variables, ...around, LOG_LEVEL: 'info' })
}

/** kill -9: nothing is finished, nothing is given back. */
export async function killHard(running: Running): Promise<void> {
  const ended = new Promise((resolve) => running.child.once('exit', resolve))
  running.child.kill('SIGKILL')
  await ended
}

/** Holds rows so that whoever wants to write beside them waits there, until the answer is called. */
export async function holdRow(
  world: World,
  table: 'Lease' | 'RateBudget',
  where: string,
): Promise<() => Promise<void>> {
  const client = await world.dependencies.pool.connect()
  const key = table === 'Lease' ? 'organisationId' : 'scope'
  await client.query('begin')
  await client.query(`select 1 from "${table}" where "${key}" = $1 for update`, [where])
  return async () => {
    await client.query('rollback')
    client.release()
  }
}
