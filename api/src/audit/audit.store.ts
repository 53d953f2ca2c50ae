import { Prisma, type AuditEntry, type PrismaClient } from '@tieout/prisma'
import { json } from '../lib/json.ts'
import { execute, type Transaction } from '../lib/transaction.ts'
import type { NewEntry } from './entry.ts'
import type { Named } from './names.store.ts'

/** The database, or the transaction of a change. */
export type Writer = PrismaClient | Transaction

/** Writes entries; one that is there already stays as it is. */
export async function addEntries(writer: Writer, entries: readonly NewEntry[]): Promise<void> {
  await writer.auditEntry.createMany({
    skipDuplicates: true,
    data: entries.map(({ actor, asked, changes, names, subjectId, subject, requestId, ...entry }) => ({
      ...entry,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      subjectId: subjectId ?? null,
      subject: subject ?? null,
      requestId: requestId ?? null,
      detail: json({ asked, changes, names: names ?? {} }),
    })),
  })
}

const documents = ['Invoice', 'Bill', 'CreditNote', 'Expense']

/** Takes an entry back whose mutation was refused after all. */
export async function withdrawEntry(prisma: PrismaClient, id: string): Promise<void> {
  await prisma.auditEntry.deleteMany({ where: { id } })
}

/** Taken away at once from one workspace: the log is written to meanwhile. */
const mostRemoved = 1_000

/**
 * Forgets everything from before. It looks workspace by workspace, for which there is an index, and takes a little at a time;
 * answers whether that was all.
 */
export async function removeEntries(prisma: PrismaClient, before: Date): Promise<boolean> {
  const removed = await execute(
    prisma,
    Prisma.sql`delete from "AuditEntry" where id in (
      select old.id from "Workspace" w cross join lateral (
        select id from "AuditEntry" where "workspaceId" = w.id and at < ${before} order by at, id limit ${mostRemoved}
      ) old)`,
  )
  return removed === 0
}

/** The row behind an id of the API, as it is now; null where it is not this workspace's, or says not whose it is. */
export async function readRow(
  writer: Writer,
  workspaceId: string,
  { type, id }: Named,
): Promise<Record<string, unknown> | null> {
  const table = (writer as unknown as Record<string, { findUnique?(how: object): Promise<unknown> }>)[modelOf(type)]
  const row = (await table?.findUnique?.({ where: { id } })) as Record<string, unknown> | null | undefined
  if (!row) return null
  const owner =
    row['workspaceId'] ?? row['organizationId'] ?? row['referenceId'] ?? (type === 'Workspace' ? row['id'] : null)
  return owner === workspaceId ? row : null
}

function modelOf(type: string): string {
  if (documents.includes(type)) return 'document'
  if (type === 'ApiKey') return 'apikey'
  if (type === 'Record') return 'collectionRecord'
  return `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`
}

/** The newest entries, for an export. */
export function findEntries(
  prisma: PrismaClient,
  where: Prisma.AuditEntryWhereInput,
  most: number,
): Promise<AuditEntry[]> {
  return prisma.auditEntry.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: most })
}
