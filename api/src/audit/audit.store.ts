import type { AuditEntry, Prisma, PrismaClient } from '@tieout/prisma'
import { json } from '../lib/json.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { NewEntry } from './entry.ts'

type Writer = PrismaClient | Transaction

/** Writes entries; one that is there already stays as it is. */
export async function addEntries(writer: Writer, entries: readonly NewEntry[]): Promise<void> {
  await writer.auditEntry.createMany({
    skipDuplicates: true,
    data: entries.map(({ actor, asked, changes, subjectId, subject, requestId, ...entry }) => ({
      ...entry,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      subjectId: subjectId ?? null,
      subject: subject ?? null,
      requestId: requestId ?? null,
      detail: json({ asked, changes }),
    })),
  })
}

const documents = ['Invoice', 'Bill', 'CreditNote', 'Expense']

/** Takes an entry back whose mutation was refused after all. */
export async function withdrawEntry(prisma: PrismaClient, id: string): Promise<void> {
  await prisma.auditEntry.deleteMany({ where: { id } })
}

/** Forgets everything from before. */
export async function removeEntries(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.auditEntry.deleteMany({ where: { at: { lt: before } } })
}

/** Which row, and whose. */
export interface Named {
  type: string
  id: string
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
