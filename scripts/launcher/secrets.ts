import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'
import * as v from 'valibot'

const schema = v.object({
  ENCRYPTION_KEY: v.string(),
  AUTH_SECRET: v.string(),
  SIMULATOR_CLIENT_ID: v.string(),
  SIMULATOR_CLIENT_SECRET: v.string(),
  SIMULATOR_WEBHOOK_KEY: v.string(),
})

/** The secrets nobody had to think up. */
export type Secrets = v.InferOutput<typeof schema>

/** The secrets kept in `dataDir`, made at the first start. Without the same ENCRYPTION_KEY, stored Xero tokens cannot be read. */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  try {
    if (existsSync(file)) return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
    const secrets = makeSecrets()
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return secrets
  } catch (cause) {
    throw new SetupProblem(
      `The secrets in ${file} cannot be used (${messageOf(cause)}): give this user the right to read and write the folder, ` +
        'or set TIEOUT_DATA_DIR to another one.',
    )
  }
}

function makeSecrets(): Secrets {
  return {
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    AUTH_SECRET: randomBytes(32).toString('base64'),
    SIMULATOR_CLIENT_ID: randomBytes(16).toString('hex').toUpperCase(),
    SIMULATOR_CLIENT_SECRET: randomBytes(36).toString('base64url'),
    SIMULATOR_WEBHOOK_KEY: randomBytes(66).toString('base64'),
  }
}
