import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { loadBinaries } from './postgres/binaries.ts'
import { openCluster, ROLE, type Cluster } from './postgres/cluster.ts'
import { canHaveSocket, toFolderList } from './postgres/socket.ts'
import { endWithUs } from './processes.ts'
import { messageOf, SetupProblem } from './setup-problem.ts'

/** What to start. */
export interface PostgresOptions {
  /** The folder that keeps the data and the password; made if missing. */
  readonly dataDir: string
  /** A free port is taken when none is given. */
  readonly port?: number
  readonly onProgress?: (line: string) => void
  /** `false` trades the promise to survive a power cut for speed: for tests only. */
  readonly fsync?: false
}

/** A PostgreSQL server that we started. */
export interface Postgres {
  /** Names its socket where it has one (`?host=`); without that, the same address leads there through TCP. */
  readonly url: string
  readonly pid: number
  /** Settles when the server is gone, whoever ended it, with the last lines it said. */
  readonly ended: Promise<string>
  /** Stops it cleanly; calling it again waits for the same end. */
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000

/**
 * Starts a real PostgreSQL on `dataDir`, reachable from this machine with a password only, and resolves when it answers. It ends
 * with this process, even when that is killed.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  const onProgress = options.onProgress ?? (() => {})
  const binaries = await loadBinaries()
  const cluster = await openCluster(dataDir, binaries, onProgress)
  const port = options.port ?? (await findFreePort())

  const path = realpathSync(cluster.path)
  const socket = canHaveSocket(path, port) ? path : undefined

  const settings = [
    `listen_addresses=127.0.0.1`,
    `unix_socket_directories=${socket ? toFolderList(socket) : ''}`,
    `fsync=${(options.fsync ?? true) ? 'on' : 'off'}`,
  ]
  const child = spawnServer(binaries.postgres, cluster, ['-D', path, '-p', String(port)], settings)
  const ended = lastWords(child)
  const address = `postgresql://${ROLE}:${cluster.password}@127.0.0.1:${port}/${ROLE}`
  const url = socket ? `${address}?host=${encodeURIComponent(socket)}` : address
  const stop = async () => {
    child.kill('SIGINT')
    await ended
  }
  try {
    await Promise.race([
      answers(url),
      ended.then((words) => Promise.reject(new SetupProblem(`PostgreSQL did not start: ${words}`))),
    ])
  } catch (cause) {
    await stop()
    throw cause
  }
  return { url, pid: child.pid ?? 0, ended, stop }
}

function spawnServer(program: string, { identity }: Cluster, where: string[], settings: string[]): ChildProcess {
  const args = settings.flatMap((setting) => ['-c', setting])
  const [command = '', ...rest] = [...identity.prefix, program, ...where, ...args]
  // Its own process group: Ctrl-C in a terminal reaches us alone, and we stop the database last.
  const child = spawn(command, rest, { ...identity.user, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  endWithUs(child, 'INT')
  return child
}

async function lastWords(child: ChildProcess): Promise<string> {
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)))
  try {
    await once(child, 'close')
  } catch (cause) {
    words += messageOf(cause)
  }
  return words.trim()
}

/** Resolves when the server lets us in and has our database. */
async function answers(url: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  const system = new URL(url)
  system.pathname = '/postgres'
  for (;;) {
    const client = new pg.Client(system.href)
    try {
      await client.connect()
      const found = await client.query('select 1 from pg_database where datname = $1', [ROLE])
      if (found.rowCount === 0) await client.query(`create database ${ROLE}`)
      return
    } catch (cause) {
      // 28P01: the password in the folder is not the cluster's; waiting does not mend that.
      const wrongPassword = (cause as { code?: string }).code === '28P01'
      if (wrongPassword)
        throw new SetupProblem(
          'The password kept in the data folder does not open its database: restore the file, or set TIEOUT_DATA_DIR to another folder.',
        )
      if (performance.now() > deadline) throw new SetupProblem(`PostgreSQL does not answer: ${messageOf(cause)}`)
      await wait(30)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
