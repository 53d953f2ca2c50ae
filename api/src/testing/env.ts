import { readEnv, type Env } from '../env.ts'

/** An environment for a test: real enough to serve, with keys that open nothing. */
export function testEnv(databaseUrl: string, more: Record<string, string> = {}): Env {
  return readEnv({
    DATABASE_URL: databaseUrl,
    PORT: '0',
    AUTH_SECRET: 'a secret that is only used in tests and is long enough',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    XERO_CLIENT_ID: 'test-client',
    XERO_CLIENT_SECRET: 'test-secret',
    XERO_WEBHOOK_KEY: 'test-webhook-key',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...more,
  })
}
