import { SetupProblem } from '@tieout/prisma/setup-problem'
import { z } from 'zod'
import { readSecretFiles } from './env-files.ts'
import { TrustedProxies } from './http/client-address.ts'
import { EncryptionKey, PreviousKeys } from './lib/seal-keys.ts'
import { everything, readCatalogue, type PlanCatalogue } from './plan/catalogue.ts'

/** What this process was told about the world, in our words. Read once, by `readEnv`. */
export interface Env {
  databaseUrl: string
  /** Whether to start where PostgreSQL itself does not keep the workspaces apart. */
  rowSecurity: 'auto' | 'required'
  port: number
  /** The address to listen on. */
  host: string
  /** Who is believed when it says for whom it asks. */
  trustedProxies: readonly string[]
  /** Where people open Tieout; no trailing slash. */
  publicWebUrl: string
  /** Where Xero reaches us: the consent callback and the webhooks; no trailing slash. */
  publicApiUrl: string
  authSecret: string
  /** Seals tokens at rest; the id is stored beside what it sealed, so that keys can be rotated. */
  encryption: { id: string; key: Buffer; previous: { id: string; key: Buffer }[] }
  xero: {
    clientId: string
    clientSecret: string
    webhookKey: string
    loginUrl: string
    identityUrl: string
    apiUrl: string
  }
  /** The server that sends mail, and as whom; null: mails stay here and are read in the web app. */
  mail: { smtpUrl: string; from: string } | null
  /** Set when the Xero simulator stands in for Xero: where the sign-in anyone may use is written. */
  demo: { dataDir: string } | null
  /** Days without sync after which a connection ends, and days its mappings are kept after an end. */
  life: { inactivityDays: number; mappingDays: number }
  /** Days an entry of the audit log is kept; null: for ever. */
  auditDays: number | null
  availability: {
    /** Xero has certified this app: it is beta no more. */
    isCertified: boolean
    /** The most organisations this installation may tie; null: as many as come. */
    connectionCap: number | null
    /** How a plan without it shows an integration. */
    lockedUi: 'prompt' | 'hide'
    plans: PlanCatalogue
  }
  /** Webhooks may go to this very machine, over plain HTTP; for developing. */
  webhooksToLocalhost: boolean
  /** What each API key may spend in an hour. */
  pointsPerHour: number
  role: 'all' | 'api' | 'worker'
  /** Where /metrics, /healthz and /readyz are served in every role, apart from what people reach; null: not. */
  metricsPort: number | null
  /** The commit an image was built from; null where nobody said. */
  commit: string | null
  /** The collector that traces go to, without /v1/traces; null: nothing is traced. */
  tracing: { endpoint: string } | null
  /** How long a process that was told to stop still serves, so that every balancer has noticed. */
  drainSeconds: number
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** Xero itself; any other address is a stand-in. */
export const XERO_API_URL = 'https://api.xero.com'

const Switch = z.enum(['1', 'true', 'on', '0', 'false', 'off']).transform((word) => ['1', 'true', 'on'].includes(word))

const Address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

const Days = z.coerce.number().int().min(1).max(3650)

const Catalogue = z.string().transform((file, context) => {
  try {
    return readCatalogue(file)
  } catch (cause) {
    context.addIssue({ code: 'custom', message: `cannot be used: ${cause instanceof Error ? cause.message : file}` })
    return z.NEVER
  }
})

const MailFrom = z
  .string()
  .regex(/^([^<>]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/, 'must look like Tieout <tieout@example.com>')

const Variables = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    ROW_SECURITY: z.enum(['auto', 'required']).default('auto'),
    PORT: z.coerce.number().int().min(0).max(65535).default(4000),
    HOST: z.string().min(1).default('127.0.0.1'),
    TRUSTED_PROXIES: TrustedProxies.default(['loopback']),
    PUBLIC_WEB_URL: Address.default('http://localhost:3000'),
    PUBLIC_API_URL: Address.optional(),
    AUTH_SECRET: z.string().min(32, 'must be at least 32 characters: openssl rand -base64 32'),
    ENCRYPTION_KEY: EncryptionKey,
    ENCRYPTION_KEYS_PREVIOUS: PreviousKeys.default([]),
    ENCRYPTION_KEY_ID: z.string().min(1).max(32).default('1'),
    XERO_CLIENT_ID: z.string().min(1),
    XERO_CLIENT_SECRET: z.string().min(1),
    XERO_WEBHOOK_KEY: z.string().min(1),
    XERO_LOGIN_URL: Address.default('https://login.xero.com'),
    XERO_IDENTITY_URL: Address.default('https://identity.xero.com'),
    XERO_API_URL: Address.default(XERO_API_URL),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: MailFrom.default('Tieout <tieout@localhost>'),
    INACTIVITY_DAYS: Days.default(60),
    MAPPING_RETENTION_DAYS: Days.default(30),
    AUDIT_RETENTION_DAYS: Days.optional(),
    XERO_CERTIFIED: Switch.default(false),
    CONNECTION_CAP: z.coerce.number().int().min(0).optional(),
    LOCKED_INTEGRATION_UI: z.enum(['prompt', 'hide']).default('prompt'),
    PLAN_CATALOGUE: Catalogue.default(everything),
    DEMO: Switch.default(false),
    TIEOUT_DATA_DIR: z.string().min(1).default('.data'),
    WEBHOOKS_TO_LOCALHOST: Switch.optional(),
    API_POINTS_PER_HOUR: z.coerce.number().int().min(1_000).max(1_000_000_000).default(60_000),
    ROLE: z.enum(['all', 'api', 'worker']).default('all'),
    TIEOUT_COMMIT: z.string().max(64).optional(),
    METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: Address.optional(),
    DRAIN_SECONDS: z.coerce.number().min(0).max(10).default(0),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .transform((given): Env => ({
    databaseUrl: given.DATABASE_URL,
    rowSecurity: given.ROW_SECURITY,
    port: given.PORT,
    host: given.HOST,
    trustedProxies: given.TRUSTED_PROXIES,
    publicWebUrl: given.PUBLIC_WEB_URL,
    publicApiUrl: given.PUBLIC_API_URL ?? `http://localhost:${given.PORT}`,
    authSecret: given.AUTH_SECRET,
    encryption: { id: given.ENCRYPTION_KEY_ID, key: given.ENCRYPTION_KEY, previous: given.ENCRYPTION_KEYS_PREVIOUS },
    xero: {
      clientId: given.XERO_CLIENT_ID,
      clientSecret: given.XERO_CLIENT_SECRET,
      webhookKey: given.XERO_WEBHOOK_KEY,
      loginUrl: given.XERO_LOGIN_URL,
      identityUrl: given.XERO_IDENTITY_URL,
      apiUrl: given.XERO_API_URL,
    },
    mail: given.SMTP_URL === undefined ? null : { smtpUrl: given.SMTP_URL, from: given.MAIL_FROM },
    demo: given.DEMO ? { dataDir: given.TIEOUT_DATA_DIR } : null,
    life: { inactivityDays: given.INACTIVITY_DAYS, mappingDays: given.MAPPING_RETENTION_DAYS },
    auditDays: given.AUDIT_RETENTION_DAYS ?? null,
    availability: {
      isCertified: given.XERO_CERTIFIED,
      connectionCap: capOf(given),
      lockedUi: given.LOCKED_INTEGRATION_UI,
      plans: given.PLAN_CATALOGUE,
    },
    webhooksToLocalhost: given.WEBHOOKS_TO_LOCALHOST ?? given.DEMO,
    pointsPerHour: given.API_POINTS_PER_HOUR,
    role: given.ROLE,
    commit: given.TIEOUT_COMMIT ?? null,
    metricsPort: given.METRICS_PORT ?? null,
    tracing: given.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? null : { endpoint: given.OTEL_EXPORTER_OTLP_ENDPOINT },
    drainSeconds: given.DRAIN_SECONDS,
    logLevel: given.LOG_LEVEL,
  }))

/** Every variable this process reads, each of which .env.example explains. */
export const variableNames: readonly string[] = Object.keys(Variables.in.shape)

/**
 * Reads the environment, or throws one SetupProblem that names every mistake. A secret may stand in a file instead:
 * `AUTH_SECRET_FILE=/run/secrets/auth`.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const mistakes: string[] = []
  const given = readSecretFiles(withoutEmpty(source), mistakes)
  const parsed = Variables.safeParse(given)
  if (parsed.success && mistakes.length === 0) return parsed.data
  const named = parsed.error?.issues.map((issue) => `${String(issue.path[0])}: ${tell(issue, given)}`) ?? []
  throw new SetupProblem(['Tieout cannot start with this environment.', ...mistakes, ...named].join('\n  '))
}

/** Xero lets an app it has not certified tie so many organisations; a stand-in counts only what it is told to. */
const uncertifiedCap = 25

function capOf(given: { XERO_CERTIFIED: boolean; CONNECTION_CAP?: number | undefined; XERO_API_URL: string }) {
  if (given.XERO_CERTIFIED) return null
  return given.CONNECTION_CAP ?? (given.XERO_API_URL === XERO_API_URL ? uncertifiedCap : null)
}

/** An empty variable means an absent one, as shells and compose files write it. */
function withoutEmpty(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
}

function tell(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  return given[name] === undefined ? 'is missing' : issue.message
}
