import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'
import { readEnv } from '../env.ts'
import { openDatabase } from './reseal.store.ts'
import { reseal } from './reseal.ts'

// pnpm reseal: after the encryption key was changed, seals with the new one what the old one sealed.
try {
  const env = readEnv()
  const database = openDatabase(env.databaseUrl)
  const { done, lost } = await reseal(database.pool, env.encryption).finally(() => database.close())
  console.log(`${done} secrets are sealed with key ${env.encryption.id} now.`)
  if (lost > 0) {
    console.error(`${lost} open with no key that is known: is one missing in ENCRYPTION_KEYS_PREVIOUS?`)
    process.exitCode = 1
  }
} catch (cause) {
  if (!(cause instanceof SetupProblem)) throw cause
  console.error(messageOf(cause))
  process.exitCode = 1
}
