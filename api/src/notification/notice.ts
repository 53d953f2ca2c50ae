import type { ConnectionReason } from '../engine/reason.ts'
import type { PrismaClient } from '@tieout/prisma'
import { auditNotices } from '../audit/audit-notices.ts'
import type { Transaction } from '../lib/transaction.ts'
import { raiseNotices } from '../outgoing-webhook/raise.ts'
import { saveNotices } from './notice.store.ts'
import type { Topic } from './topics.ts'

/** What people of a workspace should hear of, with the facts its words need. Days are told as `2026-11-21`. */
export type Notice =
  | { kind: 'SYNC_FAILED'; organisationId: string; documentId: string; paymentId?: string | undefined }
  | { kind: 'CONNECTION_NEEDS_YOU'; connectionId: string; code: ConnectionReason['code']; since: string; day: number }
  | { kind: 'INACTIVE_SOON'; connectionId: string; organisation: string; idleDays: number; endsOn: string }
  | { kind: 'DISCONNECTED_INACTIVE'; organisation: string; idleDays: number; keptUntil: string }
  | { kind: 'CONNECTED'; organisation: string; by: string }
  | { kind: 'ORGANISATION_CHANGED'; organisation: string; before: string; by: string }
  | { kind: 'DISCONNECTED'; organisation: string; by: string; keptUntil: string }
  | { kind: 'MAPPINGS_EXPIRING'; organisation: string; until: string; daysLeft: number }
  | { kind: 'BACKFILL_FINISHED'; organisation: string; end: BackfillEnd; sent: number; skipped: number; failed: number }
  | ({ kind: 'DAILY_DIGEST'; day: string } & DigestCounts)
  | { kind: 'API_KEY_CREATED'; name: string; by: string }
  | { kind: 'API_KEY_EXPIRING'; name: string; expiresAt: string; daysLeft: number }
  | { kind: 'WEBHOOK_DISABLED'; url: string; because: 'GONE' | 'FAILING' }

/** What a day brought, and what waits for a person now. */
export interface DigestCounts {
  synced: number
  payments: number
  skipped: number
  failed: number
  /** What the day's last reconciliation found. */
  differences: number
}

export type BackfillEnd = 'finished' | 'cancelled' | 'stopped'
export type NoticeKind = Notice['kind']
export type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { kind: Kind }>

/** Which of a person's mail settings decides whether they hear of it. */
export const topicOf: Record<NoticeKind, Topic> = {
  SYNC_FAILED: 'SYNC_FAILED',
  CONNECTION_NEEDS_YOU: 'CONNECTION',
  INACTIVE_SOON: 'CONNECTION',
  DISCONNECTED_INACTIVE: 'CONNECTION',
  MAPPINGS_EXPIRING: 'CONNECTION',
  BACKFILL_FINISHED: 'BACKFILL',
  DAILY_DIGEST: 'DAILY_DIGEST',
  CONNECTED: 'SECURITY',
  ORGANISATION_CHANGED: 'SECURITY',
  DISCONNECTED: 'SECURITY',
  API_KEY_CREATED: 'SECURITY',
  API_KEY_EXPIRING: 'SECURITY',
  WEBHOOK_DISABLED: 'SECURITY',
}

/** Whose news it is, and under which key it is said only once. */
export interface NoticeOwner {
  workspaceId: string
  /** A second notice with the same key is dropped. */
  key?: string
}

/** Writes a notice down with the change that caused it: it becomes mails once that is committed, and only then. */
export async function notify(
  transaction: PrismaClient | Transaction,
  owner: NoticeOwner,
  ...notices: Notice[]
): Promise<void> {
  const isNew = await saveNotices(transaction, owner, notices)
  if (!isNew) return
  await raiseNotices(transaction, owner.workspaceId, notices)
  await auditNotices(transaction, owner.workspaceId, notices)
}
