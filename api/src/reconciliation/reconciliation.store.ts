import { Prisma, type PrismaClient, type Reconciliation } from '@tieout/prisma'
import type { LedgerDocument, LedgerForm } from '../engine/ledger-documents.ts'
import { execute, query, type Transaction } from '../lib/transaction.ts'
import { toStored } from '../sync/held.ts'
import type { Pair } from './pairs.ts'

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

/** Keeps documents as they were read; one read again replaces what it was. */
export async function saveReadings(transaction: Transaction, id: string, documents: readonly LedgerDocument[]) {
  if (documents.length === 0) return
  const rows = documents.map(
    (document) =>
      `{"ledgerId":${JSON.stringify(document.ledgerId)},"form":"${document.form}","document":${toStored(document)}}`,
  )
  await execute(
    transaction,
    Prisma.sql`insert into "ReconciliationReading" ("reconciliationId", "ledgerId", form, document)
      select ${id}, row->>'ledgerId', (row->>'form')::"LedgerForm", row->'document'
      from jsonb_array_elements(${`[${rows.join(',')}]`}::jsonb) row
      on conflict ("reconciliationId", "ledgerId") do update set document = excluded.document`,
  )
}

/** Writes down which of ours, untied, answer to what was read by their number alone. */
export async function keepAnswers(transaction: Transaction, id: string, pairs: readonly Pair[]): Promise<void> {
  const rows = pairs.flatMap(({ ours, theirs }) =>
    ours && theirs && ours.ledgerId === undefined ? [{ ledgerId: theirs.ledgerId, documentId: ours.documentId }] : [],
  )
  if (rows.length === 0) return
  await execute(
    transaction,
    Prisma.sql`update "ReconciliationReading" r set "documentId" = row->>'documentId'
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row
      where r."reconciliationId" = ${id} and r."ledgerId" = row->>'ledgerId'`,
  )
}

/** Forgets them, because the comparing begins anew. */
export async function clearAnswers(transaction: Transaction, reconciliationId: string): Promise<void> {
  const where = { reconciliationId, documentId: { not: null } }
  await transaction.reconciliationReading.updateMany({ where, data: { documentId: null } })
}

/** Which of these documents of ours answer already to something read; what is compared now does not count. */
export async function findAnswered(
  prisma: PrismaClient,
  reconciliationId: string,
  documentIds: string[],
  now: string[],
): Promise<Set<string | null>> {
  if (documentIds.length === 0) return new Set()
  const rows = await prisma.reconciliationReading.findMany({
    where: { reconciliationId, documentId: { in: documentIds }, ledgerId: { notIn: now } },
    select: { documentId: true },
  })
  return new Set(rows.map(({ documentId }) => documentId))
}

/** The next of our documents, by id, of the lists that were read, that nothing in them answers to. */
export async function findUnmet(
  prisma: PrismaClient,
  { id, organisationId, workspaceId, forms }: Reconciliation,
  { after, most, expensesAs }: { after: string; most: number; expensesAs: LedgerForm },
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    prisma,
    Prisma.sql`select d.id from "Document" d
      left join "SyncStatus" s on s."documentId" = d.id and s."organisationId" = ${organisationId}
        and s."ledgerId" is not null
      where d."workspaceId" = ${workspaceId} and (d.status <> 'DRAFT' or s.id is not null) and d.id > ${after}
        and coalesce(s."ledgerForm"::text, case d.kind when 'EXPENSE' then ${expensesAs} else d.kind::text end)
          = any(${forms})
        and case when s.id is not null
          then not exists (select 1 from "ReconciliationReading" r
            where r."reconciliationId" = ${id} and r."ledgerId" = s."ledgerId")
          else not exists (select 1 from "ReconciliationReading" r
            where r."reconciliationId" = ${id} and r."documentId" = d.id) end
      order by d.id limit ${most}`,
  )
  return rows.map((row) => row.id)
}
