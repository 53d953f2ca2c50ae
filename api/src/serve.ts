import { serve, type ServerType } from '@hono/node-server'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import { makeDependencies, type Dependencies } from './dependencies.ts'
import { readEnv, type Env } from './env.ts'
import { stopInOrder } from './http/stop-in-order.ts'
import { repeat } from './jobs/repeat.ts'
import { makeSharedClock } from './lib/shared-clock.ts'
import { callbackRoutes, mailRoutes, receiptRoutes, webhookRoutes } from './routes.ts'
import { makeServer } from './server.ts'
import { startTelemetry } from './telemetry/start-telemetry.ts'
import { makeLogger } from './telemetry/logger.ts'
import { watchWall } from './wall/watch-wall.ts'
import { startWorker } from './worker.ts'

/** Serves, works, or both, until SIGTERM or Ctrl-C: then it is not ready, finishes what is under way, and is gone. */
async function main(env: Env): Promise<void> {
  const log = makeLogger(env.logLevel)
  const clock = makeSharedClock()
  const wall = await watchWall({ env, clock, log })
  const dependencies = makeDependencies(env, { log, clock, isWalled: () => wall.stands() })
  const leaveClock = await clock.follow({
    ask: () => askTime(dependencies.pool),
    onDifference: (ms) => log.warn({ ms }, 'this machine’s clock differs from the database’s, whose time holds'),
  })
  const telemetry = await startTelemetry(dependencies)
  const { app, operations } = makeServer(
    dependencies,
    [callbackRoutes, webhookRoutes, receiptRoutes, mailRoutes].map((routes) => routes(dependencies)),
  )
  const servers: ServerType[] = []
  if (env.role !== 'worker') servers.push(listen(env, app, env.port))
  if (telemetry.metrics && env.metricsPort !== null) {
    const inside = new Hono().route('/', operations.routes).route('/', telemetry.metrics)
    const server = listen(env, inside, env.metricsPort)
    server.once('listening', () => log.info({ port: (server.address() as AddressInfo).port }, 'metrics are served'))
    servers.push(server)
  }
  const worker = env.role === 'api' ? undefined : startWorker(dependencies)
  const stopCounting = countEachMinute(dependencies)
  const signal = await nextSignal()
  log.info({ signal }, 'stopping')
  await stopInOrder({
    retire: () => operations.retire(),
    drainMs: env.drainSeconds * 1_000,
    stopWork: () => worker?.stop(),
    endSubscriptions: () => dependencies.subscribe.end(),
    servers,
    tooLong: () => log.warn('what was under way took too long, and goes on elsewhere'),
  })
  await telemetry.stop()
  await leaveClock()
  await stopCounting()
  await wall.stop()
  await dependencies.close()
}

async function askTime(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ at: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as at')
  const [{ at } = { at: NaN }] = rows
  return at
}

/** Writes down what keys asked of this node; what came after is written when the dependencies close. */
function countEachMinute(dependencies: Dependencies): () => Promise<void> {
  const stopping = new AbortController()
  const what = { what: 'usage of keys', everyMs: 60_000 }
  const counting = repeat(dependencies, what, () => dependencies.usage.flush(), stopping.signal)
  return async () => {
    stopping.abort()
    await counting
  }
}

function listen(env: Env, app: Hono | ReturnType<typeof makeServer>['app'], port: number): ServerType {
  return serve({ fetch: app.fetch, port, hostname: env.host })
}

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })
}

try {
  await main(readEnv())
  // What took too long is not waited for.
  process.exit(0)
} catch (cause) {
  if (!(cause instanceof SetupProblem)) throw cause
  console.error(messageOf(cause))
  process.exit(1)
}
