import type { PrismaClient } from '@tieout/prisma'
import { currentAct } from '../lib/act.ts'
import { globalId } from '../lib/ids.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { Notice, NoticeKind } from '../notification/notice.ts'
import { addEntries } from './audit.store.ts'
import { system, type Actor } from './entry.ts'
import { nameOf, withoutSecrets } from './tell.ts'

/** What changes something without a mutation: Xero's answer, time passing, somebody coming back from Xero. */
const actions: Partial<Record<NoticeKind, string>> = {
  CONNECTED: 'connected',
  ORGANISATION_CHANGED: 'organisationChanged',
  DISCONNECTED: 'disconnected',
  DISCONNECTED_INACTIVE: 'disconnectedForInactivity',
  CONNECTION_NEEDS_YOU: 'connectionBroke',
  BACKFILL_FINISHED: 'backfillEnded',
  WEBHOOK_DISABLED: 'webhookEndpointDisabled',
}

/** Writes what nobody asked for by a mutation into the audit log, with the change itself. */
export async function auditNotices(
  writer: PrismaClient | Transaction,
  workspaceId: string,
  notices: readonly Notice[],
): Promise<void> {
  if (currentAct()?.isAudited) return
  const entries = notices.flatMap((notice) => {
    const action = actions[notice.kind]
    // Reminded of on later days: nothing changed since.
    if (!action || ('day' in notice && notice.kind === 'CONNECTION_NEEDS_YOU' && notice.day > 0)) return []
    const { kind: _, ...facts } = notice
    const common = { workspaceId, actor: actorIn(notice), action, changes: [] }
    const subject = 'organisation' in notice ? notice.organisation : nameOf(notice)
    const subjectId = 'connectionId' in notice ? globalId('Connection', notice.connectionId) : undefined
    return [{ ...common, asked: withoutSecrets(facts) as object, subject, subjectId }]
  })
  if (entries.length > 0) await addEntries(writer, entries)
}

function actorIn(notice: Notice): Actor {
  return 'by' in notice ? { kind: 'PERSON', id: null, name: notice.by } : system
}
