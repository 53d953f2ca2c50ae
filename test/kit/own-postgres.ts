import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@tieout/prisma/migrate'
import { startPostgres, type Postgres } from '@tieout/prisma/postgres'
import type { TestTemplate } from '@tieout/prisma/testing'

/** A PostgreSQL of one test alone, which may be taken from under what runs on it. */
export interface OwnPostgres {
  /** Its migrated database, to be copied. */
  template: TestTemplate
  /** Breaks it off as a crash would, and starts it again at the same address: it recovers, everybody's connections are gone. */
  crash(): Promise<void>
  stop(): Promise<void>
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tieout-own-postgres-'))
  let server: Postgres = await startPostgres({ dataDir, fsync: false })
  await migrate(server.url)
  const { href, port, pathname } = new URL(server.url)
  return {
    template: { serverUrl: systemUrl(href), name: pathname.slice(1) },
    crash: async () => {
      process.kill(server.pid, 'SIGQUIT')
      await server.ended
      server = await startPostgres({ dataDir, port: Number(port), fsync: false })
    },
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** Nobody may be connected to a database that is copied. */
function systemUrl(url: string): string {
  const system = new URL(url)
  system.pathname = '/postgres'
  return system.href
}
