import type { PrismaClient } from '@tieout/prisma'
import type { Logger } from 'pino'
import type { Clock } from '../engine/clock.ts'
import type { LedgerConsent } from '../engine/ledger-consent.ts'
import type { Ledger } from '../engine/ledger.ts'
import type { SealKey } from '../lib/seal.ts'

/** What the sync core asks of the world. Time, ids and chance are given, so that a history can be replayed. */
export interface SyncDependencies {
  prisma: PrismaClient
  clock: Clock
  ledger: Ledger
  consent: LedgerConsent
  sealKey: SealKey
  log: Logger
  newId: () => string
  /** In [0, 1). */
  random: () => number
  /** A hint that an organisation has something due. Losing it costs seconds, never work. */
  wake: (organisationId: string) => void
  /** Where people open Tieout; no trailing slash. */
  webUrl: string
}

/** The organisation a run of calls is for, and the grant that opens it. */
export interface Target {
  workspaceId: string
  organisationId: string
  ledgerOrganisationId: string
  connectionId: string
  grantId: string
}
