import { type OutboxKind, Prisma, type SyncStatus } from '@tieout/prisma'
import type { Reason } from '../../engine/reason.ts'
import { json } from '../../lib/json.ts'
import { execute, query, type Transaction } from '../../lib/transaction.ts'

const linkColumns = [
  ...['ledgerId', 'ledgerNumber', 'ledgerStatus', 'ledgerTotal', 'ledgerAmountDue', 'ledgerUpdatedAt'],
  ...['ledgerDocument', 'pushedVersion', 'agreedDocument', 'changedThereAt', 'keptThereAt', 'syncedAt'],
] as const

/** A document's status with an organisation, held until the transaction ends, as a writer of its outcome would hold it. */
export async function lockStatus(
  transaction: Transaction,
  organisationId: string,
  documentId: string,
): Promise<SyncStatus | null> {
  const where = { organisationId_documentId: { organisationId, documentId } }
  await transaction.$queryRaw`select id from "SyncStatus"
    where "organisationId" = ${organisationId} and "documentId" = ${documentId} for update`
  return transaction.syncStatus.findUnique({ where })
}

/**
 * Whether a write of this document or of a payment or a credit of it is on its way to the ledger, or its outcome unknown. Nobody can
 * begin one until the transaction ends.
 */
export async function isUnderWay(
  transaction: Transaction,
  organisationId: string,
  documentId: string,
): Promise<boolean> {
  const its = itsOwn(documentId)
  await transaction.$queryRaw`select id from "OutboxEntry"
    where "organisationId" = ${organisationId} and "entityId" in (${its}) for update`
  const rows = await query<{ found: number }>(
    transaction,
    Prisma.sql`select 1 as found from "BatchItem" i join "Batch" b on b.id = i."batchId"
      where b."organisationId" = ${organisationId} and b.state <> 'SETTLED' and i.outcome is null
        and i."entityId" in (${its}) limit 1`,
  )
  return rows.length > 0
}

/** Nothing of this document or its payments waits to be sent any more; with `kind`, only that. */
export async function takeOutOfOutbox(
  transaction: Transaction,
  organisationId: string,
  documentId: string,
  kind?: OutboxKind,
): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`delete from "OutboxEntry" where "organisationId" = ${organisationId}
      and (${kind ?? null}::"OutboxKind" is null or kind = ${kind ?? null}::"OutboxKind")
      and "entityId" in (${itsOwn(documentId)})`,
  )
}

/** A document and what settles it; of a credit note, what it was used on. */
function itsOwn(documentId: string): Prisma.Sql {
  return Prisma.sql`select ${documentId} union all
    select id from "Payment" where "documentId" = ${documentId} or "creditNoteId" = ${documentId}`
}

/** Takes the link away, and keeps it beside so that it can be given back; payments that waited wait for nobody. */
export async function forgetLink(transaction: Transaction, sync: SyncStatus, reason: Reason): Promise<void> {
  const { id, organisationId, documentId } = sync
  const kept = Object.fromEntries(linkColumns.map((column) => [column, plain(sync[column])]))
  const empty = Object.fromEntries(linkColumns.map((column) => [column, isJson(column) ? Prisma.DbNull : null]))
  const told = { reasonCode: reason.code, reason: json(reason) }
  const quiet = { warningCode: null, warning: Prisma.DbNull, nextAttemptAt: null }
  await transaction.syncStatus.update({
    where: { id },
    data: { ...empty, ...told, ...quiet, state: 'NOT_SYNCED', unlinked: kept },
  })
  await transaction.syncStatus.updateMany({
    where: {
      ...{ organisationId, state: 'PENDING' },
      payment: { OR: [{ documentId: documentId ?? '' }, { creditNoteId: documentId ?? '' }] },
    },
    data: { ...told, state: 'NOT_SYNCED', nextAttemptAt: null },
  })
}

/** Gives back the link that was taken away. */
export async function restoreLink(transaction: Transaction, sync: SyncStatus): Promise<void> {
  const kept = (sync.unlinked ?? {}) as Record<string, string | number | object | null>
  const back = Object.entries(kept).map(([column, value]) => {
    if (value === null) return [column, isJson(column) ? Prisma.DbNull : null]
    return [column, column === 'ledgerTotal' || column === 'ledgerAmountDue' ? BigInt(String(value)) : value]
  })
  await transaction.syncStatus.update({
    where: { id: sync.id },
    data: {
      ...Object.fromEntries(back),
      ...{ state: 'SYNCED', reasonCode: null, reason: Prisma.DbNull, unlinked: Prisma.DbNull },
    },
  })
}

function isJson(column: string): boolean {
  return column === 'ledgerDocument' || column === 'agreedDocument'
}

function plain(value: unknown): Prisma.InputJsonValue | null {
  if (typeof value === 'bigint') return `${value}`
  return value instanceof Date ? value.toISOString() : ((value ?? null) as Prisma.InputJsonValue | null)
}

/** Whose the ledger's document is already; linking it waits here for whoever links it at this moment. */
export async function findHolder(
  transaction: Transaction,
  organisationId: string,
  ledgerId: string,
): Promise<{ id: string; number: string } | undefined> {
  const key = `${organisationId} ${ledgerId}`
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  const sync = await transaction.syncStatus.findFirst({
    where: { organisationId, ledgerId, documentId: { not: null } },
    select: { document: { select: { id: true, number: true } } },
  })
  return sync?.document ?? undefined
}
