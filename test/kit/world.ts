import { makeDependencies, type Dependencies, type Overrides } from '@tieout/api/dependencies'
import { readEnv } from '@tieout/api/env'
import { callbackRoutes, mailRoutes, receiptRoutes, webhookRoutes } from '@tieout/api/routes'
import { makeServer } from '@tieout/api/server'
import { drain, liveOnce, postOnce, sweepOnce, writeDigests } from '@tieout/api/worker'
import { createTestDatabase, type TestTemplate } from '@tieout/prisma/testing'
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { startSimulator, type Simulator, type SimulatorOptions } from '../xero-simulator/simulator.ts'

/** A whole Tieout beside a whole Xero: real Postgres, real HTTP in both directions. */
export interface World {
  dependencies: Dependencies
  simulator: Simulator
  apiUrl: string
  webUrl: string
  /** Every address of its API, as its router knows them. */
  routes: { method: string; path: string }[]
  /** What a process of this Tieout is told about the world. */
  variables: Record<string, string>
  /** Drains everything due now, as a worker would; resolves when nothing is due any more. */
  settle(): Promise<void>
  /**
   * As a worker woken by nobody: sweeps, and drains what is neglected now, until nothing is. Answers how often it drained.
   * `worker` is whose dependencies it works with.
   */
  sweep(worker?: Dependencies): Promise<number>
  /** As a worker does: looks after every connection. */
  live(): Promise<void>
  /** As a worker does: writes the daily digests that are due, then all mails, and sends them. */
  post(): Promise<void>
  close(): Promise<void>
}

export interface WorldOptions {
  simulator?: SimulatorOptions
  overrides?: Overrides
  /** The server to make the database on, where vitest does not name it. */
  template?: TestTemplate
  /** More of what a process of this Tieout is told. */
  variables?: Record<string, string>
}

/** Nothing honest goes round this often without time passing. */
const mostRounds = 100

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = await createTestDatabase(options.template)
  const simulator = await startSimulator(options.simulator)
  const variables = {
    DATABASE_URL: database.url,
    AUTH_SECRET: 'only-for-tests-0123456789abcdef0123456789',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    PUBLIC_WEB_URL: 'http://localhost:3999',
    XERO_CLIENT_ID: simulator.clientId,
    XERO_CLIENT_SECRET: simulator.clientSecret,
    XERO_WEBHOOK_KEY: simulator.webhookKey,
    XERO_LOGIN_URL: simulator.url,
    XERO_IDENTITY_URL: simulator.url,
    XERO_API_URL: simulator.url,
    // Whole histories pass in a moment.
    API_POINTS_PER_HOUR: '1000000000',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...options.variables,
  }
  const env = readEnv(variables)
  const woken = new Set<string>()
  const overrides = { wake: (id: string) => void woken.add(id), ...options.overrides }
  const dependencies = makeDependencies(env, overrides)
  await dependencies.listener.started
  const routes = [callbackRoutes, webhookRoutes, receiptRoutes, mailRoutes]
  const { app } = makeServer(
    dependencies,
    routes.map((route) => route(dependencies)),
  )
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  simulator.control.set({ webhookUrl: `${apiUrl}/webhooks/xero` })
  const signal = new AbortController().signal

  async function settle(): Promise<void> {
    for (;;) {
      const organisations = await dependencies.prisma.organisation.findMany({ select: { id: true } })
      const results = []
      for (const { id } of organisations) results.push(await drain(dependencies, id, signal))
      if (!results.includes('more')) return
    }
  }

  async function sweep(worker = dependencies): Promise<number> {
    for (let drains = 0, round = 0; ; round++) {
      const neglected = new Set<string>()
      await sweepOnce({ ...worker, wake: (id) => void neglected.add(id) })
      if (neglected.size === 0) return drains
      if (round > mostRounds) throw new Error(`Still due after ${round} drains: ${[...neglected].join()}`)
      for (const id of neglected) await drain(worker, id, signal)
      drains += neglected.size
    }
  }

  return {
    dependencies,
    simulator,
    apiUrl,
    webUrl: env.publicWebUrl,
    routes: app.routes.map(({ method, path }) => ({ method, path })),
    variables,
    settle,
    sweep,
    live: () => liveOnce(dependencies),
    post: async () => {
      await writeDigests(dependencies)
      await postOnce(dependencies)
    },
    close: async () => {
      await new Promise((closed) => server.close(closed))
      await simulator.close()
      await dependencies.close()
      await database.drop()
    },
  }
}
