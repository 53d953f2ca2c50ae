import { SetupProblem } from '@tieout/prisma/setup-problem'
import { announcement } from './announce.ts'
import { buildPrograms, productPorts, productPrograms } from './product.ts'
import { requireSettings, runUntilEnd } from './run.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import type { Mode } from './wiring.ts'

/** Starts the whole product on this machine and keeps it up until it is told to stop. */
export async function runProduct(mode: Mode): Promise<never> {
  const settings = requireSettings()
  const secrets = requireSecrets(settings.TIEOUT_DATA_DIR)
  const plan = {
    dataDir: settings.TIEOUT_DATA_DIR,
    host: settings.HOST,
    ports: productPorts(settings),
    build: buildPrograms(settings, mode),
    databaseUrl: settings.DATABASE_URL,
    programs: (databaseUrl: string) => productPrograms({ settings, secrets, mode, databaseUrl }),
  }
  const echo = (name: string, line: string) => console.log(`${name.padEnd(9)} │ ${line}`)
  return runUntilEnd(mode === 'dev' ? { ...plan, echo } : plan, () => announcement(settings))
}

function requireSecrets(dataDir: string): Secrets {
  try {
    return loadSecrets(dataDir)
  } catch (cause) {
    if (!(cause instanceof SetupProblem)) throw cause
    console.error(`✗ ${cause.message}`)
    process.exit(1)
  }
}
