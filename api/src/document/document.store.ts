import type { Document, DocumentKind, LedgerAccount, Prisma, PrismaClient } from '@tieout/prisma'
import { toDate } from '../lib/scalars.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { DocumentContent } from './document-content.ts'

/** One document of the workspace, held until the transaction ends so that two editors follow one another. */
export async function lockDocument(
  transaction: Transaction,
  workspaceId: string,
  kind: DocumentKind,
  id: string | undefined,
): Promise<Document | null> {
  if (id === undefined) return null
  await transaction.$queryRaw`select id from "Document" where id = ${id} and "workspaceId" = ${workspaceId} for no key update`
  return transaction.document.findUnique({ where: { id, workspaceId, kind } })
}

export function findInvoiceByNumber(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  number: string,
): Promise<Document | null> {
  const key = { workspaceId, kind: 'INVOICE', numberScope: '', number } as const
  return prisma.document.findUnique({ where: { workspaceId_kind_numberScope_number: key } })
}

export async function insertDocument(
  transaction: Transaction,
  { workspaceId, kind }: { workspaceId: string; kind: DocumentKind },
  { lines, ...content }: DocumentContent,
): Promise<Document> {
  await growRole(transaction, kind, content.clientId)
  return transaction.document.create({
    data: { ...columns(kind, content), workspaceId, kind, lines: { createMany: { data: lines } } },
  })
}

/** Writes the whole content anew and counts the version up. */
export async function replaceDocument(
  transaction: Transaction,
  { id, kind }: { id: string; kind: DocumentKind },
  { lines, ...content }: DocumentContent,
): Promise<Document> {
  await growRole(transaction, kind, content.clientId)
  await transaction.documentLine.deleteMany({ where: { documentId: id } })
  return transaction.document.update({
    where: { id },
    data: { ...columns(kind, content), version: { increment: 1 }, lines: { createMany: { data: lines } } },
  })
}

/** A void bill gives its number back, so that it can be entered again as it should have been. */
export function markVoided(
  transaction: Transaction,
  { id, kind }: { id: string; kind: DocumentKind },
  at: Date,
): Promise<Document> {
  const numberScope = kind === 'BILL' ? { numberScope: id } : {}
  return transaction.document.update({
    where: { id },
    data: { status: 'VOIDED', voidedAt: at, version: { increment: 1 }, ...numberScope },
  })
}

/** A bank account of the ledger that money can have come from. */
export function findBankAccount(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  id: string | undefined,
): Promise<LedgerAccount | null> {
  return prisma.ledgerAccount.findFirst({
    where: { id: id ?? '', organisation: { workspaceId }, type: 'BANK', archivedAt: null },
  })
}

function columns(kind: DocumentKind, content: Omit<DocumentContent, 'lines'>) {
  const { issuedOn, dueOn, reference, bankAccountId, ...rest } = content
  return {
    ...rest,
    numberScope: kind === 'BILL' ? content.clientId : '',
    issuedOn: toDate(issuedOn),
    dueOn: toDate(dueOn),
    reference: reference ?? null,
    bankAccountId: bankAccountId ?? null,
  }
}

/** Whoever is invoiced is a customer, and whoever we buy from a supplier: one party may be both. */
async function growRole(transaction: Transaction, kind: DocumentKind, id: string): Promise<void> {
  const isPurchase = kind === 'BILL' || kind === 'EXPENSE'
  const role = isPurchase ? ({ isSupplier: true } as const) : ({ isCustomer: true } as const)
  await transaction.client.updateMany({ where: { id, NOT: role }, data: role })
}

/** What is asked of a list of documents. */
export interface DocumentFilter {
  state?: readonly ('NOT_SYNCED' | 'PENDING' | 'SYNCED' | 'FAILED' | 'SKIPPED')[] | null
  status?: readonly ('DRAFT' | 'SENT' | 'PARTIALLY_PAID' | 'PAID' | 'VOIDED')[] | null
  clientId?: string | null
  search?: string | null
  reasonCode?: string | null
}

/** The workspace's documents of one kind that fit `filter`; states and reasons are those with `organisationId`. */
export function whereDocuments(
  { workspaceId, kind }: { workspaceId: string; kind: DocumentKind },
  organisationId: string | undefined,
  filter: DocumentFilter,
): Prisma.DocumentWhereInput {
  const organisation = organisationId ?? ''
  const { state, status, clientId, search, reasonCode } = filter
  const and: Prisma.DocumentWhereInput[] = []
  if (state) and.push(whereState(organisation, state))
  if (status) and.push({ status: { in: [...status] } })
  if (clientId) and.push({ clientId })
  if (reasonCode) and.push({ syncs: { some: { organisationId: organisation, OR: whereReason(reasonCode) } } })
  const text = search?.trim()
  if (text) and.push(whereText(text))
  return { workspaceId, kind, AND: and }
}

/** A document without a row of its own counts as NOT_SYNCED. */
function whereState(organisationId: string, states: NonNullable<DocumentFilter['state']>): Prisma.DocumentWhereInput {
  const stored: Prisma.DocumentWhereInput = { syncs: { some: { organisationId, state: { in: [...states] } } } }
  if (!states.includes('NOT_SYNCED')) return stored
  return { OR: [stored, { syncs: { none: { organisationId } } }] }
}

function whereText(text: string): Prisma.DocumentWhereInput {
  const contains = { contains: text, mode: 'insensitive' as const }
  return { OR: [{ number: contains }, { reference: contains }, { client: { name: contains } }] }
}

/** An edit in the ledger that nobody decided about is a reason, though the document is synced. */
function whereReason(reasonCode: string): Prisma.SyncStatusWhereInput[] {
  const undecided = { state: 'SYNCED' as const, changedThereAt: { not: null }, keptThereAt: null }
  return [{ reasonCode }, ...(reasonCode === 'CHANGED_IN_XERO' ? [undecided] : [])]
}
