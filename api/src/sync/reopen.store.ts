import { Prisma } from '@tieout/prisma'
import type { RefusalCode } from '../engine/ledger-answer.ts'
import type { ReasonCode } from '../engine/reason.ts'
import { query, type Transaction } from '../lib/transaction.ts'

/** A status that waits again. */
export interface Reopened {
  documentId: string | null
  paymentId: string | null
}

/** Everything stopped for one of these reasons waits again. */
export async function reopenMendable(
  transaction: Transaction,
  organisationId: string,
  reasons: readonly ReasonCode[],
): Promise<Reopened[]> {
  return query<Reopened>(
    transaction,
    Prisma.sql`update "SyncStatus" set state = 'PENDING', "reasonCode" = 'QUEUED', reason = '{"code":"QUEUED"}'::jsonb
      where "organisationId" = ${organisationId} and state in ('FAILED', 'SKIPPED', 'NOT_SYNCED')
        and "reasonCode" in (${Prisma.join(reasons)})
      returning "documentId", "paymentId"`,
  )
}

/** Refused by the ledger for something of which a newer copy has come: the first of these codes it named. */
export async function reopenRefused(
  transaction: Transaction,
  organisationId: string,
  codes: readonly RefusalCode[],
): Promise<Reopened[]> {
  return query<Reopened>(
    transaction,
    Prisma.sql`update "SyncStatus" set state = 'PENDING', "reasonCode" = 'QUEUED', reason = '{"code":"QUEUED"}'::jsonb
      where "organisationId" = ${organisationId} and state = 'FAILED' and "reasonCode" = 'REFUSED'
        and "documentId" is not null
        and exists (select 1 from jsonb_array_elements(reason -> 'refusals') r where r ->> 'code' in (${Prisma.join(codes)}))
      returning "documentId", "paymentId"`,
  )
}

/** Edited or voided here while nothing could follow (rule C18): what the ledger holds is an older version. */
export async function reopenOutdated(transaction: Transaction, organisationId: string): Promise<Reopened[]> {
  return query<Reopened>(
    transaction,
    Prisma.sql`update "SyncStatus" s set state = 'PENDING', "reasonCode" = 'QUEUED', reason = '{"code":"QUEUED"}'::jsonb
      from "Document" d join "Workspace" w on w.id = d."workspaceId"
      where s."organisationId" = ${organisationId} and s."documentId" = d.id and s.state = 'SYNCED'
        and s."pushedVersion" < d.version and (w."pushTrigger" = 'ON_SEND' or d.status = 'VOIDED')
        and not exists (select 1 from "OutboxEntry" e where e."organisationId" = s."organisationId" and e."entityId" = d.id)
      returning s."documentId", s."paymentId"`,
  )
}
