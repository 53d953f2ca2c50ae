import type { Client, Creation, CreationKind, Prisma, PrismaClient } from '@tieout/prisma'
import type { Refusal } from '../engine/ledger-answer.ts'
import { json } from '../lib/json.ts'
import type { Transaction } from '../lib/transaction.ts'

/** What is to be made in an organisation, and of what. */
export interface Wanted {
  organisationId: string
  kind: CreationKind
  subjectId: string
}

/** What is due now, the longest asked for first. */
export function findDueCreations(
  prisma: PrismaClient,
  organisationId: string,
  { now, most }: { now: Date; most: number },
): Promise<Creation[]> {
  return prisma.creation.findMany({
    where: { organisationId, dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: most,
  })
}

export function findCreation(transaction: Transaction, wanted: Wanted): Promise<Creation | null> {
  return transaction.creation.findUnique({ where: { organisationId_kind_subjectId: wanted } })
}

/** Whether an item of that code is asked for already, for another record. */
export async function isCodeWanted(
  transaction: Transaction,
  { organisationId, subjectId }: Wanted,
  code: string,
): Promise<boolean> {
  const where = { organisationId, kind: 'ITEM', subjectId: { not: subjectId } } as const
  const asked = await transaction.creation.findMany({ where, select: { details: true } })
  return asked.some(({ details }) => (details as { code?: string }).code?.toLowerCase() === code.toLowerCase())
}

/** Writes down what is to be made; what the ledger refused before is asked anew. */
export async function saveWanted(
  transaction: Transaction,
  wanted: Wanted,
  { details, now }: { details: object; now: Date },
): Promise<void> {
  const asked = { details: json(details), dueAt: now, attempts: 0, refusals: [] as Prisma.InputJsonArray }
  await transaction.creation.upsert({
    where: { organisationId_kind_subjectId: wanted },
    create: { ...wanted, ...asked, createdAt: now },
    update: asked,
  })
}

/** Holds these until the transaction ends; answers those that are still asked for. */
export async function lockCreations(transaction: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await transaction.$queryRaw<
    { id: string }[]
  >`select id from "Creation" where id = any(${[...ids]}) for update`
  return new Set(rows.map(({ id }) => id))
}

/** From here on they may be there. */
export async function markLeft(transaction: Transaction, ids: readonly string[], now: Date): Promise<void> {
  await transaction.creation.updateMany({ where: { id: { in: [...ids] } }, data: { leftAt: now } })
}

/** It is tried again by itself. */
export async function putOffCreation(transaction: Transaction, creation: Creation, dueAt: Date): Promise<void> {
  const { id, attempts } = creation
  await transaction.creation.updateMany({ where: { id, attempts }, data: { attempts: attempts + 1, dueAt } })
}

/** The ledger refused it: it waits for a person. Nothing of it is there. */
export async function refuseCreation(transaction: Transaction, id: string, refusals: Refusal[]): Promise<void> {
  const told = refusals.map((refusal) => json(refusal))
  await transaction.creation.updateMany({ where: { id }, data: { dueAt: null, leftAt: null, refusals: told } })
}

export async function removeCreation(transaction: Transaction, id: string): Promise<void> {
  await transaction.creation.deleteMany({ where: { id } })
}

/** Takes back what has not left; false: it is on its way, or there is none. */
export async function withdrawCreation(transaction: Transaction, wanted: Wanted): Promise<boolean> {
  const { count } = await transaction.creation.deleteMany({ where: { ...wanted, leftAt: null } })
  return count > 0
}

/** What is asked for of these, in one organisation. */
export function findCreationsOf(
  prisma: PrismaClient,
  { organisationId, kind }: Omit<Wanted, 'subjectId'>,
  subjectIds: readonly string[],
): Promise<Creation[]> {
  return prisma.creation.findMany({ where: { organisationId, kind, subjectId: { in: [...subjectIds] } } })
}

/** Ties the record to the item that was made for it, unless it was tied to one meanwhile. */
export async function tieItem(
  transaction: Transaction,
  { organisationId, subjectId: recordId }: Wanted,
  { ledgerId, now }: { ledgerId: string; now: Date },
): Promise<void> {
  const tied = await transaction.recordLink.findFirst({ where: { organisationId, recordId, kind: 'ITEM' } })
  if (tied) return
  await transaction.recordLink.create({ data: { organisationId, recordId, kind: 'ITEM', ledgerId, readAt: now } })
}

/** The clients that contacts are asked for, with the contact they have already. */
export function findClientsAsked(prisma: PrismaClient, organisationId: string, clientIds: readonly string[]) {
  return prisma.client.findMany({
    where: { id: { in: [...clientIds] } },
    include: { links: { where: { organisationId }, select: { ledgerContactId: true } } },
  })
}

/** What stands in the way of a new item: the record has one, or the ledger has one of that code. */
export async function findItemTaken(
  transaction: Transaction,
  { organisationId, subjectId: recordId }: Wanted,
  code: string,
): Promise<'record' | 'code' | undefined> {
  if (await transaction.recordLink.findFirst({ where: { organisationId, recordId, kind: 'ITEM' } })) return 'record'
  const equals = { equals: code, mode: 'insensitive' as const }
  const item = await transaction.ledgerItem.findFirst({ where: { organisationId, code: equals, archivedAt: null } })
  return item ? 'code' : undefined
}

export function findOwnClient(transaction: Transaction, workspaceId: string, id: string): Promise<Client | null> {
  return transaction.client.findUnique({ where: { id, workspaceId } })
}

/** What stands in the way of a new contact: the client has one, or the ledger has one of that name. */
export async function findContactTaken(
  transaction: Transaction,
  organisationId: string,
  { id: clientId, name }: Client,
): Promise<'client' | 'name' | undefined> {
  if (await transaction.contactLink.findFirst({ where: { organisationId, clientId } })) return 'client'
  const equals = { equals: name, mode: 'insensitive' as const }
  const twin = await transaction.ledgerContact.findFirst({ where: { organisationId, name: equals, archived: false } })
  return twin ? 'name' : undefined
}

/** The workspace's own client or record, by what people call it. */
export async function findSubject(
  transaction: Transaction,
  workspaceId: string,
  { kind, id }: { kind: CreationKind; id: string },
): Promise<{ id: string; name: string } | undefined> {
  if (kind === 'CONTACT') return (await findOwnClient(transaction, workspaceId, id)) ?? undefined
  const record = await transaction.collectionRecord.findUnique({ where: { id, workspaceId } })
  return record ? { id: record.id, name: record.title } : undefined
}
