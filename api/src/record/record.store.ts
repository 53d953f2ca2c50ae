import type { CollectionRecord, Prisma, PrismaClient, RecordLine } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import type { RecordLineRow } from './compose-lines.ts'

/** A collection's records that fit, the archived ones only where they are asked for. */
export function whereRecords(
  { workspaceId, collectionId }: { workspaceId: string; collectionId: string },
  { search, includeArchived }: { search?: string | null | undefined; includeArchived?: boolean | null | undefined },
): Prisma.CollectionRecordWhereInput {
  const own = { workspaceId, collectionId, ...(includeArchived ? {} : { archivedAt: null }) }
  const text = search?.trim()
  if (!text) return own
  const contains = { contains: text, mode: 'insensitive' as const }
  return { ...own, OR: [{ title: contains }, { email: contains }, { client: { name: contains } }] }
}

const whole = {
  collection: { include: { fields: { orderBy: { position: 'asc' } } } },
  lines: { orderBy: { position: 'asc' }, include: { taxRate: true } },
} satisfies Prisma.CollectionRecordInclude

export type WholeRecord = Prisma.CollectionRecordGetPayload<{ include: typeof whole }>

/** A record with its lines and fields, held until the transaction ends: two editors follow one another. */
export async function lockRecord(
  transaction: Transaction,
  workspaceId: string,
  id: string,
): Promise<WholeRecord | null> {
  await transaction.$queryRaw`select id from "CollectionRecord" where id = ${id} and "workspaceId" = ${workspaceId} for update`
  return transaction.collectionRecord.findUnique({ where: { id, workspaceId }, include: whole })
}

export function findRecord(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  id: string,
): Promise<CollectionRecord | null> {
  return prisma.collectionRecord.findUnique({ where: { id, workspaceId } })
}

/** A line that is not among these any more, though a document that stands carries it. */
export function findInvoicedLine(
  transaction: Transaction,
  recordId: string,
  lines: readonly RecordLineRow[],
): Promise<RecordLine | null> {
  const kept = lines.flatMap(({ id }) => id ?? [])
  return transaction.recordLine.findFirst({
    where: { recordId, id: { notIn: kept }, documentLines: { some: { document: { status: { not: 'VOIDED' } } } } },
  })
}

/** Leaves the record with these lines and no others; a line that keeps its id stays the same line. */
export async function replaceLines(
  transaction: Transaction,
  recordId: string,
  lines: readonly RecordLineRow[],
): Promise<void> {
  const kept = lines.flatMap(({ id }) => id ?? [])
  await transaction.recordLine.deleteMany({ where: { recordId, id: { notIn: kept } } })
  for (const { id, ...data } of lines) if (id) await transaction.recordLine.update({ where: { id, recordId }, data })
  await transaction.recordLine.createMany({
    data: lines.flatMap(({ id, ...data }) => (id ? [] : [{ ...data, recordId }])),
  })
}
