import { Prisma } from '@tieout/prisma'
import type { ReasonCode } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import { query, type Transaction } from '../lib/transaction.ts'
import { enqueue, priorities } from './outbox.store.ts'

/** Causes that a mapping, a setting or newer reference data may have mended: found before a call, at no cost. */
const mendable: ReasonCode[] = [
  'SETUP_INCOMPLETE',
  'NOT_CONNECTED',
  'MISSING_ACCOUNT',
  'ACCOUNT_ARCHIVED',
  'MISSING_TAX_MAPPING',
  'TAX_ARCHIVED',
  'TAX_NOT_FOR_SALES',
  'TAX_RATE_MISMATCH',
  'CURRENCY_UNSUPPORTED',
  'LOCKED_PERIOD',
  'PAYMENT_ACCOUNT_MISSING',
  'CONNECTION_NEEDS_YOU',
]

/**
 * Mending a cause releases everything that waited for it: all of it is planned again. What is still not right settles
 * with its reason as before, without a call. Answers how many were released.
 */
export async function releaseBlocked(
  transaction: Transaction,
  { workspaceId, organisationId, now }: { workspaceId: string; organisationId: string; now: Date },
): Promise<number> {
  const rows = await query<{ documentId: string | null; paymentId: string | null }>(
    transaction,
    Prisma.sql`update "SyncStatus" set state = 'PENDING', "reasonCode" = 'QUEUED', reason = '{"code":"QUEUED"}'::jsonb
      where "organisationId" = ${organisationId} and state in ('FAILED', 'SKIPPED', 'NOT_SYNCED')
        and "reasonCode" in (${Prisma.join(mendable)})
      returning "documentId", "paymentId"`,
  )
  rows.push(...(await releaseOutdated(transaction, organisationId)))
  await enqueue(
    transaction,
    rows.map((row) => ({
      ...{ workspaceId, organisationId, now, priority: priorities.event },
      kind: row.documentId ? ('INVOICE' as const) : ('PAYMENT' as const),
      entityId: row.documentId ?? row.paymentId ?? '',
    })),
  )
  const invoices = rows.flatMap((row) => row.documentId ?? [])
  await publish(
    transaction,
    invoices.map((invoiceId) => ({ name: 'invoiceChanged' as const, workspaceId, invoiceId })),
  )
  return rows.length
}

/** Edited or voided here while nothing could follow (rule C18): what the ledger holds is an older version. */
async function releaseOutdated(transaction: Transaction, organisationId: string) {
  return query<{ documentId: string | null; paymentId: string | null }>(
    transaction,
    Prisma.sql`update "SyncStatus" s set state = 'PENDING', "reasonCode" = 'QUEUED', reason = '{"code":"QUEUED"}'::jsonb
      from "Document" d join "Workspace" w on w.id = d."workspaceId"
      where s."organisationId" = ${organisationId} and s."documentId" = d.id and s.state = 'SYNCED'
        and s."pushedVersion" < d.version and (w."pushTrigger" = 'ON_SEND' or d.status = 'VOIDED')
        and not exists (select 1 from "OutboxEntry" e where e."organisationId" = s."organisationId" and e."entityId" = d.id)
      returning s."documentId", s."paymentId"`,
  )
}
