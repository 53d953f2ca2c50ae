import { Prisma, type PrismaClient, type Reconciliation } from '@tieout/prisma'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import { execute, query, type Transaction } from '../lib/transaction.ts'
import { toStored } from '../sync/held.ts'

/** States in which a reconciliation goes on by itself. */
export const openStates = ['WAITING', 'READING', 'COMPARING'] as const

/** The organisation's open reconciliation, where its next step is due. */
export function findDueStep(prisma: PrismaClient, organisationId: string, now: Date): Promise<Reconciliation | null> {
  return prisma.reconciliation.findFirst({
    where: {
      ...{ organisationId, state: { in: [...openStates] } },
      OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: now } }],
    },
  })
}

/** Holds an open reconciliation for the rest of the transaction; false when it was cancelled or ended meanwhile. */
export async function holdOpen(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await query(
    transaction,
    Prisma.sql`select 1 from "Reconciliation" where id = ${id} and state in ('WAITING', 'READING', 'COMPARING') for update`,
  )
  return rows.length > 0
}

/** Keeps invoices as they were read; one read again replaces what it was. */
export async function saveReadings(transaction: Transaction, id: string, invoices: readonly LedgerDocument[]) {
  if (invoices.length === 0) return
  const rows = invoices.map(
    (invoice) =>
      `{"ledgerId":${JSON.stringify(invoice.ledgerId)},"number":${JSON.stringify(invoice.number)},"document":${toStored(invoice)}}`,
  )
  await execute(
    transaction,
    Prisma.sql`insert into "ReconciliationReading" ("reconciliationId", "ledgerId", number, document)
      select ${id}, row->>'ledgerId', row->>'number', row->'document'
      from jsonb_array_elements(${`[${rows.join(',')}]`}::jsonb) row
      on conflict ("reconciliationId", "ledgerId") do update set number = excluded.number, document = excluded.document`,
  )
}

/** The next of our invoices, by id, that none of the readings answers to: neither by its tie nor, untied, by its number. */
export async function findUnmet(
  prisma: PrismaClient,
  { id, organisationId, workspaceId }: Reconciliation,
  after: string,
  most: number,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    prisma,
    Prisma.sql`select d.id from "Document" d
      left join "SyncStatus" s on s."documentId" = d.id and s."organisationId" = ${organisationId}
      where d."workspaceId" = ${workspaceId} and d.kind = 'INVOICE' and d.status <> 'DRAFT' and d.id > ${after}
        and case when s."ledgerId" is not null
          then not exists (select 1 from "ReconciliationReading" r
            where r."reconciliationId" = ${id} and r."ledgerId" = s."ledgerId")
          else not exists (select 1 from "ReconciliationReading" r
            where r."reconciliationId" = ${id} and r.number = d.number
              and r.document->>'status' not in ('VOIDED', 'DELETED')) end
      order by d.id limit ${most}`,
  )
  return rows.map((row) => row.id)
}
