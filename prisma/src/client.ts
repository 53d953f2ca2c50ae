import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client/client.ts'
import { nameHotStatements } from './hot-statements.ts'

export * from './generated/client/client.ts'

/** The database as one process sees it: Prisma and plain SQL over one pool. */
export interface Database {
  readonly prisma: PrismaClient
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** The most connections this process opens. */
  readonly connections?: number
  /** Told every statement that is sent, Prisma's and our own, beginnings and ends of transactions among them. */
  readonly onStatement?: (sql: string) => void
}

/** On a busy machine a transaction waits for a connection, and for processor between its statements; it never waits for a network. */
const transactionOptions = { maxWait: 10_000, timeout: 30_000 }

/** Opens no connection until the first statement. */
export function connect(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 20, application_name: 'tieout' })
  // An idle connection that the server drops is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => {})
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: nameHotStatements() }),
    transactionOptions,
  })
  const { onStatement } = options
  if (onStatement) pool.on('connect', (client) => tellStatements(client, onStatement))
  const close = async () => {
    await prisma.$disconnect()
    await pool.end()
  }
  return { prisma: prisma as unknown as PrismaClient, pool, close }
}

/** Prisma's own account of its queries leaves out what goes past it. */
function tellStatements(client: pg.PoolClient, onStatement: (sql: string) => void): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  const told = (...given: unknown[]) => {
    const [first] = given as [string | { text: string }]
    onStatement(typeof first === 'string' ? first : first.text)
    return query(...given)
  }
  client.query = told as typeof client.query
}
