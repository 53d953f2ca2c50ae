import { resolve } from 'node:path'
import * as v from 'valibot'
import { readSecretFiles } from './secret-files.ts'

const ROOT = resolve(import.meta.dirname, '../..')

const webAddress = v.pipe(
  v.string(),
  v.regex(
    /^https?:\/\/[^/]+$/,
    'must be an address such as https://tieout.example.com, with no path and no slash at the end',
  ),
)

const schema = v.object({
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^postgres(ql)?:\/\/.+/, 'must look like postgresql://user:password@host:5432/database'),
    ),
  ),
  TIEOUT_DATA_DIR: v.pipe(
    v.optional(v.string(), '.data'),
    v.transform((path) => resolve(ROOT, path)),
  ),
  HOST: v.optional(v.string(), '127.0.0.1'),
  WEB_PORT: port(3000),
  API_PORT: port(4000),
  SIMULATOR_PORT: port(4100),
  PUBLIC_WEB_URL: v.optional(webAddress),
  PUBLIC_API_URL: v.optional(webAddress),
  XERO_CLIENT_ID: v.optional(v.string()),
  XERO_CLIENT_SECRET: v.optional(v.string()),
  XERO_WEBHOOK_KEY: v.optional(v.string()),
  XERO_LOGIN_URL: v.optional(webAddress, 'https://login.xero.com'),
  XERO_IDENTITY_URL: v.optional(webAddress, 'https://identity.xero.com'),
  XERO_API_URL: v.optional(webAddress, 'https://api.xero.com'),
  TRUSTED_PROXIES: v.optional(v.string()),
  ENCRYPTION_KEY: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 random bytes in base64: make one with "openssl rand -base64 32"'),
    ),
  ),
  AUTH_SECRET: v.optional(
    v.pipe(v.string(), v.minLength(32, 'must have 32 characters or more: make one with "openssl rand -base64 32"')),
  ),
  ENCRYPTION_KEY_ID: v.optional(v.string()),
  ENCRYPTION_KEYS_PREVIOUS: v.optional(v.string()),
  API_POINTS_PER_HOUR: v.optional(v.string()),
  WEBHOOKS_TO_LOCALHOST: v.optional(v.string()),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be one of fatal, error, warn, info, debug, trace, silent',
    ),
  ),
  MAIL_FROM: v.optional(v.string()),
  METRICS_PORT: v.optional(v.string()),
  OTEL_EXPORTER_OTLP_ENDPOINT: v.optional(v.string()),
  OTEL_EXPORTER_OTLP_HEADERS: v.optional(v.string()),
  INACTIVITY_DAYS: v.optional(v.string()),
  MAPPING_RETENTION_DAYS: v.optional(v.string()),
  AUDIT_RETENTION_DAYS: v.optional(v.string()),
  ROW_SECURITY: v.optional(v.string()),
  XERO_CERTIFIED: v.optional(v.string()),
  CONNECTION_CAP: v.optional(v.string()),
  LOCKED_INTEGRATION_UI: v.optional(v.string()),
  PLAN_CATALOGUE: v.optional(v.string()),
  SMTP_URL: v.optional(v.pipe(v.string(), v.regex(/^smtps?:\/\/.+/, 'must look like smtp://user:password@host:587'))),
})

/** Everything a person can set, checked, with its standard value where nothing was set. */
export type Settings = v.InferOutput<typeof schema>

/** The settings in `environment`, or every mistake in it at once, one line each, saying what mends it. */
export function readSettings(
  environment: Record<string, string | undefined>,
): { settings: Settings } | { mistakes: string[] } {
  // An empty value in .env means: not set.
  const given: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const unreadable = readSecretFiles(given)
  const result = v.safeParse(schema, given)
  const mistakes = [...unreadable]
  mistakes.push(...(result.issues ?? []).map((issue) => `${v.getDotPath(issue)} ${issue.message}.`))
  mistakes.push(...incompleteXero(given), ...(result.success ? samePorts(result.output) : []))
  return result.success && mistakes.length === 0 ? { settings: result.output } : { mistakes }
}

function incompleteXero(given: Record<string, unknown>): string[] {
  const names = ['XERO_CLIENT_ID', 'XERO_CLIENT_SECRET', 'XERO_WEBHOOK_KEY']
  const missing = names.filter((name) => given[name] === undefined)
  if (missing.length === 0 || missing.length === names.length) return []
  return [
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing: set all three of ${names.join(', ')} for real Xero, or none for the simulator.`,
  ]
}

function samePorts(settings: Settings): string[] {
  const names = ['WEB_PORT', 'API_PORT', 'SIMULATOR_PORT'] as const
  const repeated = names.filter(
    (name, index) => names.findIndex((other) => settings[other] === settings[name]) !== index,
  )
  return repeated.map(
    (name) => `${name} is ${settings[name]}, which another of ${names.join(', ')} has too: give each its own.`,
  )
}

function port(standard: number) {
  const isNumber = v.regex<string, string>(/^\d+$/, 'must be a port number')
  const message = 'must be a port number, 1 to 65535'
  const number = v.pipe(v.string(), isNumber, v.transform(Number), v.minValue(1, message), v.maxValue(65535, message))
  return v.optional(number, String(standard))
}
