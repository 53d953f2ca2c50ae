import type { PrismaClient } from '@tieout/prisma'
import type { Logger } from 'pino'
import type { Clock } from '../engine/clock.ts'
import type { Env } from '../env.ts'
import type { SealKey } from '../lib/seal.ts'
import type { Mailer } from './mailer.ts'

/** What mails are made and sent with. */
export interface MailDependencies {
  prisma: PrismaClient
  clock: Clock
  log: Logger
  mailer: Mailer
  sealKey: SealKey
  env: Pick<Env, 'publicWebUrl' | 'publicApiUrl' | 'authSecret'>
}
