import { serve, type ServerType } from '@hono/node-server'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'
import { pino } from 'pino'
import { makeDependencies } from './dependencies.ts'
import { readEnv, type Env } from './env.ts'
import { callbackRoutes, mailRoutes, receiptRoutes, webhookRoutes } from './routes.ts'
import { makeServer, type Server } from './server.ts'
import { startWorker } from './worker.ts'

/** A request that takes longer than this is cut off when the process stops. */
const patienceMs = 10_000

/** Serves, works, or both, until SIGTERM or Ctrl-C: then it is not ready, finishes what is under way, and is gone. */
async function main(env: Env): Promise<void> {
  const log = pino({ level: env.logLevel })
  const dependencies = makeDependencies(env, { log })
  const server = makeServer(
    dependencies,
    [callbackRoutes, webhookRoutes, receiptRoutes, mailRoutes].map((routes) => routes(dependencies)),
  )
  const listening = env.role === 'worker' ? undefined : listen(env, server)
  const worker = env.role === 'api' ? undefined : startWorker(dependencies)
  const signal = await nextSignal()
  log.info({ signal }, 'stopping')
  server.retire()
  dependencies.subscribe.end()
  await Promise.all([closeServer(listening), worker?.stop()])
  await dependencies.close()
}

function listen(env: Env, { app }: Server): ServerType {
  return serve({ fetch: app.fetch, port: env.port, hostname: env.host })
}

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })
}

function closeServer(server: ServerType | undefined): Promise<void> {
  if (!server) return Promise.resolve()
  return new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

try {
  await main(readEnv())
} catch (cause) {
  if (!(cause instanceof SetupProblem)) throw cause
  console.error(messageOf(cause))
  process.exit(1)
}
