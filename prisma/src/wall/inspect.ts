import pg from 'pg'
import { SetupProblem } from '../setup-problem.ts'
import { findMissingWall } from './policies.ts'
import { findMissingRights, VIEWER_ROLE } from './role.ts'

/** Whether PostgreSQL keeps the workspaces of this database apart. */
export interface Wall {
  stands: boolean
  /** What an administrator of the database runs, so that it stands. */
  lacks: string[]
}

/** Looks at the wall of the database at `url`; changes nothing. */
export async function inspectWall(url: string): Promise<Wall> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await requireOwner(client)
    const lacks = [...(await findMissingRights(client)), ...(await findMissingWall(client))]
    return lacks.length === 0 ? { stands: await maySwitch(client), lacks } : { stands: false, lacks }
  } finally {
    await client.end()
  }
}

/** The worker, sign-in and webhooks serve all workspaces: whoever is held back by the policies finds nothing at all. */
async function requireOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and row_security_active(c.oid) order by 1 limit 1`,
  )
  if (!rows[0]) return
  throw new SetupProblem(
    `The user of DATABASE_URL does not own the table ${rows[0].name}, and sees no rows of it: use the user that migrates.`,
  )
}

/** What counts in the end: the role is taken on, and the policies hold for it. */
async function maySwitch(client: pg.Client): Promise<boolean> {
  await client.query(`select set_config('role', ${VIEWER_ROLE}, false)`)
  const { rows } = await client.query<{ holds: boolean }>(`select row_security_active('"Document"') as holds`)
  return rows[0]?.holds ?? false
}
