import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** How a program is run: as it was built, or from its source and again at every change. */
export type Mode = 'start' | 'dev'

/** What the parts of the product are told. */
export interface Wiring {
  readonly settings: Settings
  readonly secrets: Secrets
  readonly mode: Mode
  readonly databaseUrl: string
}

/** Whether the simulator stands in for Xero. */
export function usesSimulator(settings: Settings): boolean {
  return settings.XERO_CLIENT_ID === undefined
}

/** Where a browser finds the product. */
export function publicAddresses(settings: Settings): { web: string; api: string; simulator: string } {
  return {
    web: settings.PUBLIC_WEB_URL ?? `http://localhost:${settings.WEB_PORT}`,
    api: settings.PUBLIC_API_URL ?? `http://localhost:${settings.API_PORT}`,
    simulator: `http://localhost:${settings.SIMULATOR_PORT}`,
  }
}

/** What `api/src/env.ts` reads. */
export function apiEnvironment(wiring: Wiring): Record<string, string> {
  const { settings, secrets, mode, databaseUrl } = wiring
  const addresses = publicAddresses(settings)
  return {
    ...systemEnvironment(settings, mode),
    PORT: String(settings.API_PORT),
    DATABASE_URL: databaseUrl,
    TIEOUT_DATA_DIR: settings.TIEOUT_DATA_DIR,
    PUBLIC_WEB_URL: addresses.web,
    PUBLIC_API_URL: addresses.api,
    ENCRYPTION_KEY: settings.ENCRYPTION_KEY ?? secrets.ENCRYPTION_KEY,
    AUTH_SECRET: settings.AUTH_SECRET ?? secrets.AUTH_SECRET,
    DEMO: usesSimulator(settings) ? 'true' : 'false',
    ...passedOn(settings),
    ...xeroEnvironment(settings, secrets),
  }
}

const passedNames = [
  'SMTP_URL',
  'MAIL_FROM',
  'LOG_LEVEL',
  'TRUSTED_PROXIES',
  'METRICS_PORT',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'ENCRYPTION_KEY_ID',
  'ENCRYPTION_KEYS_PREVIOUS',
  'API_POINTS_PER_HOUR',
  'WEBHOOKS_TO_LOCALHOST',
  'INACTIVITY_DAYS',
  'MAPPING_RETENTION_DAYS',
  'AUDIT_RETENTION_DAYS',
  'ROW_SECURITY',
  'XERO_CERTIFIED',
  'CONNECTION_CAP',
  'LOCKED_INTEGRATION_UI',
  'PLAN_CATALOGUE',
] as const

/** What only the API understands goes through as it is; unset stays unset. */
function passedOn(settings: Settings): Record<string, string> {
  const given = passedNames.map((name) => [name, settings[name]] as const)
  return Object.fromEntries(
    given.filter((entry): entry is [(typeof passedNames)[number], string] => entry[1] !== undefined),
  )
}

function xeroEnvironment(settings: Settings, secrets: Secrets): Record<string, string> {
  const { XERO_CLIENT_ID, XERO_CLIENT_SECRET, XERO_WEBHOOK_KEY } = settings
  if (XERO_CLIENT_ID !== undefined && XERO_CLIENT_SECRET !== undefined && XERO_WEBHOOK_KEY !== undefined) {
    const { XERO_LOGIN_URL, XERO_IDENTITY_URL, XERO_API_URL } = settings
    return { XERO_CLIENT_ID, XERO_CLIENT_SECRET, XERO_WEBHOOK_KEY, XERO_LOGIN_URL, XERO_IDENTITY_URL, XERO_API_URL }
  }
  const inside = insideAddress(settings, settings.SIMULATOR_PORT)
  return {
    XERO_CLIENT_ID: secrets.SIMULATOR_CLIENT_ID,
    XERO_CLIENT_SECRET: secrets.SIMULATOR_CLIENT_SECRET,
    XERO_WEBHOOK_KEY: secrets.SIMULATOR_WEBHOOK_KEY,
    // The browser goes here; the API talks to the other two.
    XERO_LOGIN_URL: publicAddresses(settings).simulator,
    XERO_IDENTITY_URL: inside,
    XERO_API_URL: inside,
  }
}

/** How the programs reach each other on this machine. */
export function insideAddress(settings: Settings, port: number): string {
  const isEverywhere = settings.HOST === '0.0.0.0' || settings.HOST === '::'
  return `http://${isEverywhere ? '127.0.0.1' : settings.HOST}:${port}`
}

/** Of our own environment, a program gets what the system needs; what the product is told is named one by one. */
export function systemEnvironment(settings: Settings, mode: Mode): Record<string, string> {
  const kept = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    'LANG',
    'TZ',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'HTTPS_PROXY',
    'NO_PROXY',
  ]
  const system = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(system), NODE_ENV: mode === 'dev' ? 'development' : 'production', HOST: settings.HOST }
}
