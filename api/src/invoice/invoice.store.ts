import type { Document, Prisma, PrismaClient } from '@tieout/prisma'
import { toDate } from '../lib/scalars.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { InvoiceContent } from './invoice-content.ts'

/** One invoice of the workspace, held until the transaction ends so that two editors follow one another. */
export async function lockInvoice(
  transaction: Transaction,
  workspaceId: string,
  id: string | undefined,
): Promise<Document | null> {
  if (id === undefined) return null
  await transaction.$queryRaw`select id from "Document" where id = ${id} and "workspaceId" = ${workspaceId} for no key update`
  return transaction.document.findUnique({ where: { id, workspaceId, kind: 'INVOICE' } })
}

export function findInvoiceByNumber(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  number: string,
): Promise<Document | null> {
  return prisma.document.findUnique({ where: { workspaceId_kind_number: { workspaceId, kind: 'INVOICE', number } } })
}

export function insertInvoice(
  transaction: Transaction,
  workspaceId: string,
  { lines, ...content }: InvoiceContent,
): Promise<Document> {
  return transaction.document.create({
    data: { ...columns(content), workspaceId, lines: { createMany: { data: lines } } },
  })
}

/** Writes the whole content anew and counts the version up. */
export async function replaceInvoice(
  transaction: Transaction,
  id: string,
  { lines, ...content }: InvoiceContent,
): Promise<Document> {
  await transaction.documentLine.deleteMany({ where: { documentId: id } })
  return transaction.document.update({
    where: { id },
    data: { ...columns(content), version: { increment: 1 }, lines: { createMany: { data: lines } } },
  })
}

export function markVoided(transaction: Transaction, id: string, at: Date): Promise<Document> {
  return transaction.document.update({
    where: { id },
    data: { status: 'VOIDED', voidedAt: at, version: { increment: 1 } },
  })
}

function columns({ issuedOn, dueOn, reference, ...content }: Omit<InvoiceContent, 'lines'>) {
  return { ...content, issuedOn: toDate(issuedOn), dueOn: toDate(dueOn), reference: reference ?? null }
}

/** What is asked of a list of invoices. */
export interface InvoiceFilter {
  state?: readonly ('NOT_SYNCED' | 'PENDING' | 'SYNCED' | 'FAILED' | 'SKIPPED')[] | null
  status?: readonly ('DRAFT' | 'SENT' | 'PARTIALLY_PAID' | 'PAID' | 'VOIDED')[] | null
  clientId?: string | null
  search?: string | null
  reasonCode?: string | null
}

/** The workspace's invoices that fit `filter`; states and reasons are those with `organisationId`. */
export function whereInvoices(
  workspaceId: string,
  organisationId: string | undefined,
  filter: InvoiceFilter,
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
  return { workspaceId, kind: 'INVOICE', AND: and }
}

/** An invoice without a row of its own counts as NOT_SYNCED. */
function whereState(organisationId: string, states: NonNullable<InvoiceFilter['state']>): Prisma.DocumentWhereInput {
  const stored: Prisma.DocumentWhereInput = { syncs: { some: { organisationId, state: { in: [...states] } } } }
  if (!states.includes('NOT_SYNCED')) return stored
  return { OR: [stored, { syncs: { none: { organisationId } } }] }
}

function whereText(text: string): Prisma.DocumentWhereInput {
  const contains = { contains: text, mode: 'insensitive' as const }
  return { OR: [{ number: contains }, { reference: contains }, { client: { name: contains } }] }
}

/** An edit in the ledger that nobody decided about is a reason, though the invoice is synced. */
function whereReason(reasonCode: string): Prisma.SyncStatusWhereInput[] {
  const undecided = { state: 'SYNCED' as const, changedThereAt: { not: null }, keptThereAt: null }
  return [{ reasonCode }, ...(reasonCode === 'CHANGED_IN_XERO' ? [undecided] : [])]
}
