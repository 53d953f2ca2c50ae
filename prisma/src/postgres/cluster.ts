import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, SetupProblem } from '../setup-problem.ts'
import type { Binaries } from './binaries.ts'
import { chooseIdentity, type Identity } from './identity.ts'
import { stopLeftover } from './leftover.ts'

/** A data folder that a server can be started on. */
export interface Cluster {
  readonly path: string
  readonly password: string
  readonly identity: Identity
}

/** The one role and database of an embedded server. */
export const ROLE = 'tieout'

/** The cluster in `dataDir`, made now if there is none, and with no server left on it. */
export async function openCluster(
  dataDir: string,
  binaries: Binaries,
  onProgress: (line: string) => void,
): Promise<Cluster> {
  const path = join(dataDir, 'cluster')
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    await stopLeftover(path, onProgress)
    const identity = chooseIdentity(path, binaries.postgres)
    const password = await loadPassword(dataDir)
    const cluster = { path, password, identity }
    if (!existsSync(join(path, 'PG_VERSION'))) {
      onProgress('making a new PostgreSQL database')
      await makeCluster(dataDir, cluster, binaries.initdb)
    }
    return cluster
  } catch (cause) {
    if (cause instanceof SetupProblem) throw cause
    throw new SetupProblem(
      `The data folder ${dataDir} cannot be used (${messageOf(cause)}): give this user the right to read and write it, ` +
        'or set TIEOUT_DATA_DIR to another folder.',
    )
  }
}

async function loadPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' })
  return password
}

/** Made beside its place and then moved there, so that a start cut short leaves no half cluster behind. */
async function makeCluster(dataDir: string, { path, password, identity }: Cluster, initdb: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  const passwordFile = `${path}.password`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (identity.user) {
    await chown(unfinished, identity.user.uid, identity.user.gid)
    await chown(passwordFile, identity.user.uid, identity.user.gid)
  }
  const options = ['-U', ROLE, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-locale']
  try {
    await run([...identity.prefix, initdb, '-D', unfinished, ...options], identity, dataDir)
  } finally {
    await rm(passwordFile)
  }
  await rename(unfinished, path)
}

async function run(command: string[], identity: Identity, cwd: string): Promise<void> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { ...identity.user, cwd, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code === 0) return
  throw new SetupProblem(
    `The database in ${cwd} could not be made: set TIEOUT_DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL 15 or newer. ` +
      `PostgreSQL says: ${errors.trim()}`,
  )
}
