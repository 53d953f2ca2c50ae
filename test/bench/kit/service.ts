import { connect } from '@tieout/prisma'
import { createTestDatabase } from '@tieout/prisma/testing'
import { freePort, run, type Running, untilReady } from '../../kit/processes.ts'
import type { Doors } from '../../kit/story.ts'
import { startSimulator, type SimulatorOptions } from '../../xero-simulator/simulator.ts'
import type { Bench } from './bench.ts'
import type { WithData } from './load.ts'

/** Tieout as it is deployed, API and worker in a process of its own, beside a Xero that runs by the machine's clock. */
export interface Service extends Doors, WithData {
  pid(): number
  databaseUrl: string
  /** From the start of the process until it was ready. */
  readyAfterMs: number
  /** Ends the process and starts it anew: to serve only, say. */
  restart(role: Role): Promise<void>
  /** Starts a worker beside it. */
  addWorker(): void
  /** Starts another node that serves from the same database; answers its address. */
  addNode(): Promise<string>
  close(): Promise<void>
}

type Role = 'all' | 'api' | 'worker'

export interface ServiceOptions {
  simulator?: SimulatorOptions
  role?: Role
}

export async function startService({ template }: Bench, options: ServiceOptions = {}): Promise<Service> {
  const database = await createTestDatabase(template)
  const port = await freePort()
  const apiUrl = `http://127.0.0.1:${port}`
  const webUrl = 'http://localhost:3999'
  const simulator = await startSimulator({ tier: 'core', webhookUrl: `${apiUrl}/webhooks/xero`, ...options.simulator })
  const start = (role: Role, at = port) =>
    // As the launcher starts it.
    run([process.execPath, '--max-semi-space-size=16', 'api/src/main.ts'], {
      DATABASE_URL: database.url,
      PORT: `${at}`,
      ROLE: role,
      AUTH_SECRET: 'only-for-tests-0123456789abcdef0123456789',
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      PUBLIC_WEB_URL: webUrl,
      PUBLIC_API_URL: apiUrl,
      XERO_CLIENT_ID: simulator.clientId,
      XERO_CLIENT_SECRET: simulator.clientSecret,
      XERO_WEBHOOK_KEY: simulator.webhookKey,
      XERO_LOGIN_URL: simulator.url,
      XERO_IDENTITY_URL: simulator.url,
      XERO_API_URL: simulator.url,
      LOG_LEVEL: 'warn',
      // Counted, and never used up.
      API_POINTS_PER_HOUR: '1000000000',
      NO_PROXY: 'localhost,127.0.0.1',
      TZ: 'UTC',
    })
  const begun = performance.now()
  let serving = start(options.role ?? 'all')
  const others: Running[] = []
  await untilReady(serving, `${apiUrl}/readyz`)
  const readyAfterMs = performance.now() - begun
  const { pool, close } = connect(database.url, { connections: 4 })
  return {
    apiUrl,
    webUrl,
    simulator,
    dependencies: { pool },
    pid: () => serving.child.pid ?? 0,
    databaseUrl: database.url,
    readyAfterMs,
    restart: async (role) => {
      await serving.stop()
      serving = start(role)
      await untilReady(serving, `${apiUrl}/readyz`)
    },
    addWorker: () => void others.push(start('worker')),
    addNode: async () => {
      const at = await freePort()
      const node = start('api', at)
      others.push(node)
      await untilReady(node, `http://127.0.0.1:${at}/readyz`)
      return `http://127.0.0.1:${at}`
    },
    close: async () => {
      await Promise.all([serving, ...others].map((one) => one.stop()))
      // At this level it only says what went wrong.
      for (const one of [serving, ...others]) process.stderr.write(one.output())
      await simulator.close()
      await close()
      await database.drop()
    },
  }
}
