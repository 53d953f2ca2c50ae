import { connect } from '@tieout/prisma'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'
import { pino } from 'pino'
import { readEnv } from '../env.ts'
import { systemClock } from '../lib/clock.ts'
import { makeAuth } from '../workspace/auth.ts'
import { prepareDemo } from './prepare-demo.ts'

/** Fills the demo workspace, once, and leaves its sign-in in the data folder. */
async function main(): Promise<void> {
  const env = readEnv()
  if (!env.demo) throw new SetupProblem('The demo workspace is only for a demo: set DEMO=1.')
  const database = connect(env.databaseUrl)
  const log = pino({ level: env.logLevel })
  const auth = makeAuth({ env, prisma: database.prisma, log, clock: systemClock })
  try {
    const { email } = await prepareDemo({ ...database, auth, dataDir: env.demo.dataDir, now: Date.now() })
    log.info({ email }, 'the demo workspace is ready')
  } finally {
    await database.close()
  }
}

try {
  await main()
} catch (cause) {
  if (!(cause instanceof SetupProblem)) throw cause
  console.error(messageOf(cause))
  process.exitCode = 1
}
