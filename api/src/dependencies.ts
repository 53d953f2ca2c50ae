import { randomUUID } from 'node:crypto'
import { connect, type PrismaClient } from '@tieout/prisma'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { makeUsageCounter, type UsageCounter } from './api-key/usage.ts'
import type { Clock } from './engine/clock.ts'
import type { LedgerConsent } from './engine/ledger-consent.ts'
import type { Ledger } from './engine/ledger.ts'
import type { LedgerInbox } from './engine/ledger-inbox.ts'
import { XERO_API_URL, type Env } from './env.ts'
import { NewsTarget } from './events/event-target.ts'
import { startListener, type Listener } from './events/listener.ts'
import { CHANNEL, type Notice } from './events/publish.ts'
import { makeSubscribe, type Subscribe } from './events/subscribe.ts'
import { makeWake, makeWakeUps, WAKE_CHANNEL, type WakeUps } from './jobs/wake-up.ts'
import type { Providers } from './connection/providers.ts'
import { systemClock } from './lib/clock.ts'
import type { SyncDependencies } from './sync/dependencies.ts'
import { makeLocalMailer, type Mailer } from './notification/mailer.ts'
import { makeSmtpMailer } from './notification/smtp.ts'
import { makeLogger } from './telemetry/logger.ts'
import { makeAuth, type Auth } from './workspace/auth.ts'
import { makeReadViewer, type ReadViewer } from './workspace/read-viewer.ts'
import { makeXeroInbox } from './xero/inbox.ts'
import { makeXeroLedger } from './xero/ledger.ts'
import { makeXeroConsent } from './xero/oauth/consent.ts'

export { unseal } from './lib/seal.ts'
export { makeLogger } from './telemetry/logger.ts'

/** Everything a use case may reach, made once per process. The sync core takes the same, so that it can be passed on whole. */
export interface Dependencies extends SyncDependencies {
  env: Env
  prisma: PrismaClient
  pool: Pool
  clock: Clock
  log: Logger
  auth: Auth
  readViewer: ReadViewer
  /** What keys ask of this node. */
  usage: UsageCounter
  inbox: LedgerInbox
  mailer: Mailer
  /** Who can be connected here: what is not among them is offered to nobody. */
  providers: Providers
  /** News of a workspace as it commits, from any node. */
  subscribe: Subscribe
  listener: Listener
  wakeUps: WakeUps
  /** Whether PostgreSQL keeps the workspaces apart. */
  isWalled(): boolean
  close(): Promise<void>
}

/** What may be put in place of the real thing: by a test, or by whoever runs the worker elsewhere. */
export interface Overrides {
  ledger?: Ledger
  consent?: LedgerConsent
  /** Providers beside Xero. */
  providers?: Providers
  mailer?: Mailer
  wake?: (organisationId: string) => void
  clock?: Clock
  log?: Logger
  onStatement?: (sql: string) => void
  /** Whether PostgreSQL keeps the workspaces apart, asked again and again; unless told otherwise, it does. */
  isWalled?: () => boolean
}

/** Of twenty connections, those that work for workspaces: what GraphQL asks. The worker works for all. */
const connectionsOf: Record<Env['role'], { connections: number; connectionsInside: number }> = {
  api: { connections: 6, connectionsInside: 14 },
  all: { connections: 10, connectionsInside: 10 },
  worker: { connections: 20, connectionsInside: 1 },
}

/** The composition root. Opens nothing but the LISTEN connection; `close` ends what it opened. */
export function makeDependencies(env: Env, overrides: Overrides = {}): Dependencies {
  const clock = overrides.clock ?? systemClock
  const log = overrides.log ?? makeLogger(env.logLevel)
  const { onStatement, isWalled = () => true } = overrides
  const database = connect(env.databaseUrl, { onStatement, isWalled, ...connectionsOf[env.role] })
  const { prisma, pool } = database
  const consent = overrides.consent ?? makeConsent(env)
  const target = new NewsTarget(log)
  const auth = makeAuth({ env, prisma, log, clock })
  const wakeUps = makeWakeUps()
  const usage = makeUsageCounter({ pool, clock })
  const listener = startListener({
    url: env.databaseUrl,
    channels: {
      [CHANNEL]: (payload) => target.deliver(JSON.parse(payload) as Notice),
      [WAKE_CHANNEL]: (organisationId) => wakeUps.emit('woken', organisationId),
    },
    onMended: () => target.mend(),
    clock: systemClock,
    log,
  })
  return {
    env,
    prisma,
    pool,
    clock,
    log,
    auth,
    readViewer: makeReadViewer({ auth, prisma, pool, env }),
    usage,
    mailer: overrides.mailer ?? makeMailer(env, log),
    inbox: makeXeroInbox(env.xero.webhookKey),
    ledger: overrides.ledger ?? makeXeroLedger({ apiUrl: env.xero.apiUrl, ...deepLinks(env) }),
    consent,
    providers: { ...overrides.providers, XERO: { name: 'Xero', consent } },
    wake: overrides.wake ?? makeWake(pool, log),
    sealKey: env.encryption,
    newId: randomUUID,
    random: Math.random,
    webUrl: env.publicWebUrl,
    subscribe: makeSubscribe(target),
    listener,
    wakeUps,
    isWalled,
    close: async () => {
      await usage.flush().catch((cause: unknown) => log.error({ err: cause }, 'what keys asked last is not counted'))
      await listener.close()
      await database.close()
    },
  }
}

/** Beside a stand-in for Xero, “Open in Xero” opens the stand-in's screens, where its sign-in page is. */
function deepLinks({ xero }: Env): { deepLinkUrl?: string } {
  return xero.apiUrl === XERO_API_URL ? {} : { deepLinkUrl: xero.loginUrl }
}

function makeMailer({ mail, demo }: Env, log: Logger): Mailer {
  return mail ? makeSmtpMailer({ url: mail.smtpUrl, from: mail.from }) : makeLocalMailer(log, demo !== null)
}

function makeConsent({ xero, publicWebUrl }: Env): LedgerConsent {
  const { loginUrl, identityUrl, apiUrl, clientId, clientSecret } = xero
  const redirectUri = `${publicWebUrl}/connections/callback`
  return makeXeroConsent({ loginUrl, identityUrl, apiUrl, clientId, clientSecret, redirectUri })
}
