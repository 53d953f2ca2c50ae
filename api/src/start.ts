import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Dependencies } from './dependencies.ts'
import { makeServer } from './server.ts'

/** A running Tieout: the API, the worker, or both, by ROLE. */
export interface Running {
  /** Where the API listens; undefined for a worker alone. */
  url: string | undefined
  /** Refuses newcomers at once, finishes what is under way, and resolves within 15 seconds. */
  stop(): Promise<void>
}

export interface Parts {
  /** Plain HTTP beside GraphQL: Xero's callback and its webhooks. */
  routes: readonly Hono[]
  startWorker: (dependencies: Dependencies) => { stop(): Promise<void> }
}

const PATIENCE_MS = 12_000

/** Starts what ROLE names. */
export async function start(dependencies: Dependencies, parts: Parts): Promise<Running> {
  const { env, log } = dependencies
  const api = env.role === 'worker' ? undefined : await listen(dependencies, parts.routes)
  const worker = env.role === 'api' ? undefined : parts.startWorker(dependencies)
  log.info({ role: env.role, url: api?.url }, 'Tieout runs')
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await Promise.all([api?.stop(), worker?.stop()])
    await dependencies.close()
  }
  return { url: api?.url, stop: () => (stopping ??= stop()) }
}

async function listen(dependencies: Dependencies, routes: readonly Hono[]): Promise<Running> {
  const { app, retire } = makeServer(dependencies, routes)
  const server = serve({ fetch: app.fetch, port: dependencies.env.port }) as HttpServer
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : dependencies.env.port
  const stop = async () => {
    retire()
    const closed = once(server, 'close')
    server.close()
    // A subscription never ends by itself: its reader opens it again elsewhere.
    dependencies.subscribe.end()
    server.closeIdleConnections()
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    await closed
    clearTimeout(impatience)
  }
  return { url: `http://localhost:${port}`, stop }
}
