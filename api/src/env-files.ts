import { readFileSync } from 'node:fs'

const secrets = [
  'DATABASE_URL',
  'AUTH_SECRET',
  'ENCRYPTION_KEY',
  'XERO_CLIENT_ID',
  'XERO_CLIENT_SECRET',
  'XERO_WEBHOOK_KEY',
  'SMTP_URL',
]

/** Fills in each secret that stands in a file instead, as `AUTH_SECRET_FILE` says; what cannot be read joins `mistakes`. */
export function readSecretFiles(
  source: Record<string, string | undefined>,
  mistakes: string[],
): Record<string, string | undefined> {
  const read: Record<string, string | undefined> = { ...source }
  for (const name of secrets) {
    const file = source[`${name}_FILE`]
    if (file === undefined || source[name] !== undefined) continue
    try {
      read[name] = readFileSync(file, 'utf8').trim()
    } catch (cause) {
      mistakes.push(`${name}_FILE: cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`)
    }
  }
  return read
}
