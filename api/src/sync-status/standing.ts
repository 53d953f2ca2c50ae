import type { ConnectionStatus, ExpenseForm, PrismaClient, PushTrigger } from '@tieout/prisma'
import { pauseOf } from '../connection/pause.ts'
import type { SyncPaused } from '../engine/reason.ts'
import { findStanding } from './standing.store.ts'

/** How a workspace stands with its ledger: what a status without a row of its own is told from. */
export interface Standing {
  /** The organisation connected now, or the last one. */
  organisationId: string | undefined
  shortCode: string | undefined
  status: ConnectionStatus | undefined
  /** Somebody paused all sync. */
  pause: SyncPaused | undefined
  connectedAt: Date | undefined
  missing: ('tax' | 'account')[]
  pushTrigger: PushTrigger
  timeZone: string
  expensesAs: ExpenseForm
}

/** Reads it in one statement. */
export async function loadStanding(prisma: PrismaClient, workspaceId: string): Promise<Standing> {
  const row = await findStanding(prisma, workspaceId)
  if (!row) throw new Error(`There is no workspace ${workspaceId}.`)
  const { organisationId, shortCode, status, connectedAt, hasTax, hasAccount, pushTrigger, timeZone, expensesAs } = row
  const missing: Standing['missing'] = []
  if (organisationId && !hasTax) missing.push('tax')
  if (organisationId && !hasAccount) missing.push('account')
  return {
    organisationId: organisationId ?? undefined,
    shortCode: shortCode ?? undefined,
    status: status ?? undefined,
    pause: status ? pauseOf({ ...row, id: row.connectionId ?? '', status }) : undefined,
    connectedAt: connectedAt ?? undefined,
    missing,
    pushTrigger,
    timeZone,
    expensesAs,
  }
}
