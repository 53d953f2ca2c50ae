import { createTestDatabase, type TestTemplate } from '@tieout/prisma/testing'
import { startSimulator, type Simulator } from '../xero-simulator/simulator.ts'
import { freePort, root, run, untilReady, type Running } from './processes.ts'

/** The product as it is deployed: the API and worker process, the web app on the edge's runtime or on Node. */
export interface Product {
  webUrl: string
  apiUrl: string
  simulator: Simulator
  /** The process that serves now. */
  api(): Running
  /** Starts it again at the same address, after it was stopped. */
  startApi(): Promise<void>
  databaseUrl: string
  stop(): Promise<void>
}

export interface ProductOptions {
  /** The server to make the database on, where vitest does not name it. */
  template?: TestTemplate
  /** A folder that the demo's sign-in is left in: with it, the demo workspace is there. */
  demoIn?: string
  /** The web app in the language nobody speaks, built for it; on Node only. */
  words?: 'pseudo'
}

export async function startProduct(
  runtime: 'workerd' | 'node',
  { template, demoIn, words }: ProductOptions = {},
): Promise<Product> {
  const database = await createTestDatabase(template)
  const [apiPort, webPort, simulatorPort] = [await freePort(), await freePort(), await freePort()]
  const [webUrl, apiUrl] = [`http://localhost:${webPort}`, `http://127.0.0.1:${apiPort}`]
  const simulator = await startSimulator({ port: simulatorPort, webhookUrl: `${apiUrl}/webhooks/xero` })
  const surroundings = { databaseUrl: database.url, apiPort, webUrl, xero: simulator, demoIn }
  const [built] = await Promise.all([
    words ? buildIn(words) : 'web/build',
    demoIn === undefined ? undefined : runDemo(surroundings),
  ])
  let api = runApi(surroundings)
  await untilReady(api, `${apiUrl}/readyz`)
  const web = runtime === 'workerd' ? runWorkerd(webPort, apiUrl) : runWeb(webPort, webUrl, apiUrl, built)
  await untilReady(web, `${webUrl}/sign-in`)
  return {
    webUrl,
    apiUrl,
    simulator,
    api: () => api,
    startApi: async () => {
      api = runApi(surroundings)
      await untilReady(api, `${apiUrl}/readyz`)
    },
    databaseUrl: database.url,
    stop: async () => {
      await web.stop()
      await api.stop()
      await simulator.close()
      await database.drop()
    },
  }
}

/** What the API and worker process has to know. */
export interface ApiSurroundings {
  databaseUrl: string
  apiPort: number
  webUrl: string
  xero: Pick<Simulator, 'url' | 'clientId' | 'clientSecret' | 'webhookKey'>
  demoIn?: string | undefined
}

/** Starts the API and worker process itself. */
export function runApi(surroundings: ApiSurroundings): Running {
  return run([process.execPath, 'api/src/main.ts'], variablesOf(surroundings))
}

/** Fills the demo workspace. */
async function runDemo(surroundings: ApiSurroundings): Promise<void> {
  const filling = run([process.execPath, 'api/src/demo/main.ts'], variablesOf(surroundings))
  await new Promise((ended) => filling.child.once('exit', ended))
  if (filling.child.exitCode !== 0) throw new Error(filling.output())
}

function variablesOf({ databaseUrl, apiPort, webUrl, xero, demoIn }: ApiSurroundings): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    PORT: `${apiPort}`,
    AUTH_SECRET: 'only-for-tests-0123456789abcdef0123456789',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    PUBLIC_WEB_URL: webUrl,
    PUBLIC_API_URL: `http://127.0.0.1:${apiPort}`,
    XERO_CLIENT_ID: xero.clientId,
    XERO_CLIENT_SECRET: xero.clientSecret,
    XERO_WEBHOOK_KEY: xero.webhookKey,
    XERO_LOGIN_URL: xero.url,
    XERO_IDENTITY_URL: xero.url,
    XERO_API_URL: xero.url,
    NO_PROXY: 'localhost,127.0.0.1',
    TZ: 'UTC',
    ...(demoIn === undefined ? {} : { DEMO: '1', TIEOUT_DATA_DIR: demoIn }),
  }
}

/** Starts the built web app on the edge's own runtime, in front of an API. */
export function runWorkerd(port: number, apiUrl: string): Running {
  const given = ['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', '0', '--var', `API_URL:${apiUrl}`]
  const quiet = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' }
  const wrangler = `${root}/web/node_modules/wrangler/bin/wrangler.js`
  return run([process.execPath, wrangler, 'dev', ...given], quiet, `${root}/web`)
}

/** Starts the built web app on Node, in front of an API. */
export function runWeb(port: number, webUrl: string, apiUrl: string, built = 'web/build'): Running {
  return run([process.execPath, `${built}/index.js`], { PORT: `${port}`, ORIGIN: webUrl, API_URL: apiUrl })
}

/** Builds the web app with other words; answers the folder it is in. */
async function buildIn(words: string): Promise<string> {
  const building = run([process.execPath, 'node_modules/vite/bin/vite.js', 'build'], { WORDS: words }, `${root}/web`)
  await new Promise((ended) => building.child.once('exit', ended))
  if (building.child.exitCode !== 0) throw new Error(building.output())
  return `web/.svelte-kit/${words}/build`
}
