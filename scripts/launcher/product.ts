import { join } from 'node:path'
import type { WantedPort } from './ports.ts'
import type { Program } from './program.ts'
import type { Settings } from './settings.ts'
import {
  apiEnvironment,
  insideAddress,
  publicAddresses,
  systemEnvironment,
  usesSimulator,
  type Mode,
  type Wiring,
} from './wiring.ts'

/** The ports the product listens on. */
export function productPorts(settings: Settings): WantedPort[] {
  const ports = [
    { port: settings.WEB_PORT, setting: 'WEB_PORT', purpose: 'the web app' },
    { port: settings.API_PORT, setting: 'API_PORT', purpose: 'the API' },
  ]
  const simulator = { port: settings.SIMULATOR_PORT, setting: 'SIMULATOR_PORT', purpose: 'the Xero simulator' }
  return usesSimulator(settings) ? [...ports, simulator] : ports
}

/** What turns the source into what can run. What did not change since the last time is not made again. */
export function buildPrograms(settings: Settings, mode: Mode): Program[] {
  const tasks = mode === 'dev' ? ['generate'] : ['generate', 'build']
  const command = ['node_modules/turbo/bin/turbo', 'run', ...tasks, '--output-logs=errors-only']
  const env = { ...systemEnvironment(settings, mode), TURBO_TELEMETRY_DISABLED: '1' }
  return [{ name: 'build', title: mode === 'dev' ? 'Generated code' : 'Build', command, env }]
}

/** The programs that make up the product, group after group. */
export function productPrograms(wiring: Wiring): Program[][] {
  const first = usesSimulator(wiring.settings) ? [[simulator(wiring)], [demo(wiring)]] : []
  return [...first, [api(wiring), web(wiring)]]
}

function simulator(wiring: Wiring): Program {
  const { settings, secrets } = wiring
  const env = {
    PORT: String(settings.SIMULATOR_PORT),
    SIMULATOR_URL: publicAddresses(settings).simulator,
    SIMULATOR_DATA: join(settings.TIEOUT_DATA_DIR, 'simulator.json'),
    SIMULATOR_CLIENT_ID: secrets.SIMULATOR_CLIENT_ID,
    SIMULATOR_CLIENT_SECRET: secrets.SIMULATOR_CLIENT_SECRET,
    SIMULATOR_WEBHOOK_KEY: secrets.SIMULATOR_WEBHOOK_KEY,
    SIMULATOR_WEBHOOK_URL: `${insideAddress(settings, settings.API_PORT)}/webhooks/xero`,
  }
  return {
    name: 'simulator',
    title: 'Xero simulator',
    command: ['test/xero-simulator/main.ts'],
    env: { ...systemEnvironment(settings, wiring.mode), ...env },
    readyUrl: `${insideAddress(settings, settings.SIMULATOR_PORT)}/`,
  }
}

function demo(wiring: Wiring): Program {
  return { name: 'demo', title: 'Demo workspace', command: ['api/src/demo/main.ts'], env: apiEnvironment(wiring) }
}

function api(wiring: Wiring): Program {
  const { settings, mode } = wiring
  return {
    name: 'api',
    title: 'API and worker',
    // V8's young generation would take fifty megabytes at the start-up and keep them: `pnpm bench idle`.
    command: ['--max-semi-space-size=16', ...(mode === 'dev' ? ['--watch'] : []), 'api/src/main.ts'],
    env: apiEnvironment(wiring),
    readyUrl: `${insideAddress(settings, settings.API_PORT)}/readyz`,
  }
}

function web(wiring: Wiring): Program {
  const { settings, mode } = wiring
  const port = String(settings.WEB_PORT)
  const built = ['web/build/index.js']
  const watched = ['node_modules/vite/bin/vite.js', 'dev', '--strictPort', '--port', port, '--host', settings.HOST]
  const env = { PORT: port, ORIGIN: publicAddresses(settings).web, API_URL: insideAddress(settings, settings.API_PORT) }
  return {
    name: 'web',
    title: 'Web app',
    command: mode === 'dev' ? watched : built,
    ...(mode === 'dev' ? { folder: 'web' } : {}),
    env: { ...systemEnvironment(settings, wiring.mode), ...env },
    readyUrl: `${insideAddress(settings, settings.WEB_PORT)}/`,
  }
}
