import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { SetupProblem } from '../setup-problem.ts'

/** As whom PostgreSQL's programs run: it refuses to be root. */
export interface Identity {
  /** Words put before the program's own command line. */
  readonly prefix: readonly string[]
  /** The user that owns the files and runs the program; undefined means: the one we are. */
  readonly user?: { readonly uid: number; readonly gid: number }
}

const NOBODY = { uid: 65534, gid: 65534 }
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

/** As whom to run `program` on the data in `cluster`, which need not exist yet. */
export function chooseIdentity(cluster: string, program: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [] }

  // Data made by an ordinary user stays that user's.
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (owner && owner.uid !== 0) return { prefix: [], user: { uid: owner.uid, gid: owner.gid } }

  // Inside a user namespace we look like somebody else, while every file stays root's: works in a 0700 folder too.
  if (canRun([...NAMESPACE, 'true'])) return { prefix: NAMESPACE }
  if (canRun([program, '--version'], NOBODY)) return { prefix: [], user: NOBODY }
  throw new SetupProblem(
    'PostgreSQL does not run as root, and this machine allows neither a user namespace nor another user to reach ' +
      `${program}: set DATABASE_URL to a PostgreSQL 15 or newer, or start Tieout as an ordinary user.`,
  )
}

function canRun(command: readonly string[], user?: Identity['user']): boolean {
  const [program = '', ...args] = command
  return spawnSync(program, args, { ...user, stdio: 'ignore' }).status === 0
}
