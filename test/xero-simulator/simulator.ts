import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:http'
import { addAccountingRoutes } from './accounting/accounting.routes.ts'
import { controlRoutes } from './control/control.routes.ts'
import { createControl, type Control } from './control/control.ts'
import { realClock, type Clock } from './core/clock.ts'
import { Faults } from './core/faults.ts'
import { InFlight } from './core/in-flight.ts'
import { seededRandom } from './core/random.ts'
import { RequestLog } from './core/request-log.ts'
import { defaultSettings, type Settings } from './core/settings.ts'
import { workingAssumptions, type Unknowns } from './core/unknowns.ts'
import { Violations } from './core/violations.ts'
import type { World } from './core/world.ts'
import type { Bindings } from './http/serving.ts'
import { addConnectionRoutes } from './identity/connections.routes.ts'
import { addIdentityRoutes } from './identity/identity.routes.ts'
import { loadSigningKey } from './identity/signing-key.ts'
import { addPageRoutes } from './pages/pages.routes.ts'
import { openStore } from './store/store.ts'
import { seed as seedStore } from './template/seed.ts'
import { Webhooks } from './webhooks/webhooks.ts'

export { realClock, VirtualClock, type Clock } from './core/clock.ts'
export type { FaultKind, FaultRule } from './core/faults.ts'
export type { LoggedRequest, RequestFilter } from './core/request-log.ts'
export type { Settings, Tier } from './core/settings.ts'
export type { Unknowns } from './core/unknowns.ts'
export type { Violation, ViolationKind } from './core/violations.ts'
export type { PersonAction } from './control/actions.ts'
export type { Authorisation, Control, MadeOrganisation } from './control/control.ts'
export type { OrganisationState } from './control/state.ts'
export {
  adviserUserId,
  defaultClientId,
  defaultClientSecret,
  defaultPort,
  defaultWebhookKey,
  kowhaiId,
  northlightId,
  readOnlyUserId,
  standardUserId,
} from './defaults.ts'

/** How to start a simulator. Everything has a default: a free port, memory only, the machine's clock. */
export interface SimulatorOptions extends Partial<Settings> {
  port?: number
  /** Where the simulator is reached from outside, when that is not the port it listens on. */
  url?: string
  dataFile?: string
  seed?: number
  clock?: Clock
  unknowns?: Partial<Unknowns>
}

/** A running simulator. */
export interface Simulator {
  url: string
  clientId: string
  clientSecret: string
  webhookKey: string
  control: Control
  close(): Promise<void>
}

/** Starts Xero. Rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, url, dataFile, seed = 1, clock = realClock, unknowns, ...settings } = options
  const store = openStore(dataFile)
  seedStore(store, clock.now())
  const world = {
    url: '',
    clock,
    store,
    settings: { ...defaultSettings, ...settings },
    unknowns: { ...workingAssumptions, ...unknowns },
    faults: new Faults(seededRandom(seed)),
    violations: new Violations(),
    requests: new RequestLog(),
    inFlight: new InFlight(),
    signingKey: await loadSigningKey(store),
  } as World
  world.webhooks = new Webhooks(world)
  const control = createControl(world)
  const server = await listen(createApp(world, control), port)
  world.url = url ?? addressOf(server)
  world.webhooks.configure()
  const { clientId, clientSecret, webhookKey } = world.settings
  const close = async () => {
    await world.webhooks.close()
    await closeServer(server)
    store.close()
  }
  return { url: world.url, clientId, clientSecret, webhookKey, control, close }
}

function createApp(world: World, control: Control): Hono<Bindings> {
  const app = new Hono<Bindings>()
  addIdentityRoutes(app, world)
  addConnectionRoutes(app, world)
  addAccountingRoutes(app, world)
  app.route('/_simulator', controlRoutes(control))
  addPageRoutes(app, world)
  return app
}

function listen(app: Hono<Bindings>, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port }, () => resolve(server as Server))
    server.once('error', reject)
  })
}

function addressOf(server: Server): string {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The simulator does not listen on a port')
  return `http://localhost:${address.port}`
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
