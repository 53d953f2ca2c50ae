import { connect, type PrismaClient } from '@tieout/prisma'
import type { Pool } from 'pg'
import { pino, type Logger } from 'pino'
import type { Clock } from './engine/clock.ts'
import type { Ledger, LedgerConsent } from './engine/ledger.ts'
import type { Env } from './env.ts'
import { NewsTarget } from './events/event-target.ts'
import { startListener, type Listener } from './events/listener.ts'
import { makeSubscribe, type Subscribe } from './events/subscribe.ts'
import { systemClock } from './lib/clock.ts'
import { makeAuth, type Auth } from './workspace/auth.ts'

/** Everything a use case may reach, made once per process. */
export interface Dependencies {
  env: Env
  prisma: PrismaClient
  pool: Pool
  clock: Clock
  log: Logger
  auth: Auth
  ledger: Ledger
  consent: LedgerConsent
  /** News of a workspace as it commits, from any node. */
  subscribe: Subscribe
  listener: Listener
  /** Says that an organisation has something to send. Only a hint: call it after the commit. */
  wake: (organisationId: string) => void
  close(): Promise<void>
}

/** What stands at the far side of the composition root: the accounting system, and who is woken to talk to it. */
export interface Ports {
  ledger: Ledger
  consent: LedgerConsent
  wake: (organisationId: string) => void
}

/** What a test may put in place of the machine's own. */
export interface Overrides {
  clock?: Clock
  log?: Logger
  onStatement?: (sql: string) => void
}

/** The composition root. Opens nothing but the LISTEN connection; `close` ends what it opened. */
export function makeDependencies(env: Env, ports: Ports, overrides: Overrides = {}): Dependencies {
  const clock = overrides.clock ?? systemClock
  const log = overrides.log ?? pino({ level: env.logLevel })
  const database = connect(env.databaseUrl, overrides.onStatement ? { onStatement: overrides.onStatement } : {})
  const { prisma, pool } = database
  const target = new NewsTarget(log)
  const listener = startListener({ url: env.databaseUrl, target, clock: systemClock, log })
  return {
    env,
    prisma,
    pool,
    clock,
    log,
    auth: makeAuth({ env, prisma, log }),
    ...ports,
    subscribe: makeSubscribe(target),
    listener,
    close: async () => {
      await listener.close()
      await database.close()
    },
  }
}
