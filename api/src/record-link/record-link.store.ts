import type { LedgerItem, Organisation, PrismaClient, RecordLink, RecordLinkKind } from '@tieout/prisma'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import { json } from '../lib/json.ts'
import type { Transaction } from '../lib/transaction.ts'
import { type Shown, shownOf, toShown } from './shown.ts'

export interface Tie {
  organisationId: string
  recordId: string
  kind: RecordLinkKind
  ledgerId: string
}

export type LinkOfOrganisation = RecordLink & { organisation: Organisation }

/** All that these records are tied to, whosever books it is in. */
export function findLinksOf(
  prisma: PrismaClient,
  workspaceId: string,
  recordIds: readonly string[],
): Promise<LinkOfOrganisation[]> {
  return prisma.recordLink.findMany({
    where: { recordId: { in: [...recordIds] }, record: { workspaceId } },
    include: { organisation: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}

/** The items that links stand for, by the ledger's id. */
export function findItems(prisma: PrismaClient, links: readonly RecordLink[]): Promise<LedgerItem[]> {
  const items = links.filter(({ kind }) => kind === 'ITEM')
  return prisma.ledgerItem.findMany({
    where: {
      organisationId: { in: items.map(({ organisationId }) => organisationId) },
      ledgerItemId: { in: items.map(({ ledgerId }) => ledgerId) },
    },
  })
}

export function findItem(
  prisma: PrismaClient | Transaction,
  organisationId: string,
  id: string,
): Promise<LedgerItem | null> {
  return prisma.ledgerItem.findFirst({ where: { id, organisationId, archivedAt: null } })
}

/** The item a record stands for in one organisation. */
export function findItemLink(
  transaction: Transaction,
  organisationId: string,
  recordId: string,
): Promise<RecordLink | null> {
  return transaction.recordLink.findFirst({ where: { organisationId, recordId, kind: 'ITEM' } })
}

/** Ties the two; tied already, it is shown as it is now. */
export async function saveLink(
  transaction: Transaction,
  tie: Tie,
  { shown, now }: { shown: Shown | undefined; now: Date },
): Promise<void> {
  const seen = { readAt: now, ...(shown && { shown: json(shown) }) }
  await transaction.recordLink.upsert({
    where: { organisationId_recordId_kind_ledgerId: tie },
    create: { ...tie, ...seen, createdAt: now },
    update: seen,
  })
}

export function findOwnLink(
  transaction: Transaction,
  workspaceId: string,
  id: string,
): Promise<LinkOfOrganisation | null> {
  return transaction.recordLink.findFirst({ where: { id, record: { workspaceId } }, include: { organisation: true } })
}

export async function removeLink(transaction: Transaction, id: string): Promise<void> {
  await transaction.recordLink.delete({ where: { id } })
}

/** Which of these the ledger shows are tied to some record. */
export function findTied(
  prisma: PrismaClient | Transaction,
  organisationId: string,
  ledgerIds: readonly string[],
): Promise<RecordLink[]> {
  return prisma.recordLink.findMany({
    where: { organisationId, ledgerId: { in: [...ledgerIds] }, kind: { not: 'ITEM' } },
  })
}

/** Shows these as the ledger has them now. An older answer never takes a newer one's place. */
export async function showAgain(
  transaction: Transaction,
  links: readonly RecordLink[],
  { documents, now }: { documents: readonly LedgerDocument[]; now: Date },
): Promise<void> {
  const read = new Map(documents.map((there) => [there.ledgerId, there]))
  for (const link of links) {
    const there = read.get(link.ledgerId)
    if (!there) continue
    const known = shownOf(link)?.updatedAt
    const isOlder = known !== undefined && there.updatedAt < new Date(known)
    const shown = isOlder ? {} : { shown: json(toShown(there)) }
    await transaction.recordLink.update({ where: { id: link.id }, data: { ...shown, readAt: now } })
  }
}

/** Every item was just read. */
export async function noteItemsRead(transaction: Transaction, organisationId: string, now: Date): Promise<void> {
  await transaction.recordLink.updateMany({ where: { organisationId, kind: 'ITEM' }, data: { readAt: now } })
}

/** A record with its client's contact and all it is tied to in one organisation. */
export function findRefreshable(
  prisma: PrismaClient,
  { workspaceId, organisationId }: { workspaceId: string; organisationId: string },
  id: string,
) {
  return prisma.collectionRecord.findUnique({
    where: { id, workspaceId },
    include: {
      links: { where: { organisationId } },
      client: { include: { links: { where: { organisationId } } } },
    },
  })
}
