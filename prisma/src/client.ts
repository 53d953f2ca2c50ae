import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from './generated/client/client.ts'
import { nameHotStatements } from './hot-statements.ts'
import { keepApart } from './wall/keep-apart.ts'
import { ENTER, WalledPool } from './wall/walled-pool.ts'

export * from './generated/client/client.ts'

/** The database as one process sees it: Prisma and plain SQL over one pool. */
export interface Database {
  readonly prisma: PrismaClient
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** The most connections this process opens for work of its own, and the most it opens for workspaces. */
  readonly connections?: number
  readonly connectionsInside?: number
  /** Whether the database keeps workspaces apart; as `inspectWall` found. It is asked at each checkout. */
  readonly isWalled?: (() => boolean) | undefined
  /** Told every statement that is sent, Prisma's and our own, beginnings and ends of transactions among them; not for whom it is. */
  readonly onStatement?: ((sql: string) => void) | undefined
}

/** On a busy machine a transaction waits for a connection, and for processor between its statements; it never waits for a network. */
const transactionOptions = { maxWait: 10_000, timeout: 30_000 }

/** Opens no connection until the first statement. */
export function connect(url: string, options: DatabaseOptions = {}): Database {
  const { connections = 20, connectionsInside = connections, isWalled } = options
  const config = { connectionString: url, application_name: 'tieout' }
  const pool = new WalledPool({ ...config, max: connections, maxInside: connectionsInside, isWalled })
  // An idle connection that the server drops is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => {})
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: nameHotStatements() }),
    transactionOptions,
  }) as unknown as PrismaClient
  keepApart(prisma)
  const { onStatement } = options
  if (onStatement) pool.on('connect', (client) => tellStatements(client, onStatement))
  const close = async () => {
    await prisma.$disconnect()
    await pool.end()
  }
  return { prisma, pool, close }
}

/** Prisma's own account of its queries leaves out what goes past it. */
function tellStatements(client: pg.PoolClient, onStatement: (sql: string) => void): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  const told = (...given: unknown[]) => {
    const [first] = given as [string | { text: string }]
    const sql = typeof first === 'string' ? first : first.text
    if (sql !== ENTER) onStatement(sql)
    return query(...given)
  }
  client.query = told as typeof client.query
}
