import { readFileSync } from 'node:fs'
import { messageOf } from '@tieout/prisma/setup-problem'

const SECRETS = [
  'DATABASE_URL',
  'AUTH_SECRET',
  'ENCRYPTION_KEY',
  'XERO_CLIENT_ID',
  'XERO_CLIENT_SECRET',
  'XERO_WEBHOOK_KEY',
  'SMTP_URL',
]

/**
 * Fills in each secret that stands in a file instead, as `AUTH_SECRET_FILE=/run/secrets/auth` says, and returns one line for
 * each file that cannot be read.
 */
export function readSecretFiles(given: Record<string, string | undefined>): string[] {
  return SECRETS.flatMap((name) => {
    const file = given[`${name}_FILE`]
    if (file === undefined || given[name] !== undefined) return []
    try {
      given[name] = readFileSync(file, 'utf8').trim()
      return []
    } catch (cause) {
      return [`${name}_FILE names a file that cannot be read (${messageOf(cause)}): correct the path or its rights.`]
    }
  })
}
