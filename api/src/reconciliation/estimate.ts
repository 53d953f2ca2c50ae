import type { LedgerForm, PrismaClient } from '@tieout/prisma'
import { type DocumentKind, everyForm, formOf, kindOf } from '../engine/document-kind.ts'
import type { Ledger } from '../engine/ledger.ts'
import type { Transaction } from '../lib/transaction.ts'

/** What reading one list of the ledger would cost. */
export interface ListEstimate {
  form: LedgerForm
  kind: DocumentKind
  /** Documents the ledger is known to have there. */
  documents: number
  calls: number
  /** The workspace sends such documents, so it is read unless somebody chooses otherwise. */
  isInUse: boolean
}

/** What a reconciliation would cost, before it is begun. */
export interface Estimate {
  /** Sales invoices the ledger is known to have. */
  invoices: number
  /** Of the lists in use, together. */
  calls: number
  lists: ListEstimate[]
}

interface Whose {
  workspaceId: string
  organisationId: string
}

/** From the ledger's own last counts and the documents tied to it: costs no call. */
export async function estimate(
  prisma: PrismaClient | Transaction,
  ledger: Pick<Ledger, 'readSize'>,
  whose: Whose,
): Promise<Estimate> {
  const { organisationId } = whose
  const tied = await countTied(prisma, organisationId)
  const last = await lastCounts(prisma, organisationId)
  const used = await findUsed(prisma, whose)
  const lists = everyForm.map((form): ListEstimate => {
    const documents = Math.max(last[form] ?? 0, tied.get(form) ?? 0)
    const calls = Math.max(1, Math.ceil(documents / ledger.readSize))
    return { form, kind: kindOf(form), documents, calls, isInUse: used.has(form) || tied.has(form) }
  })
  return { invoices: lists[0]?.documents ?? 0, calls: callsOf(lists.filter(({ isInUse }) => isInUse)), lists }
}

/** Which lists are read, and what that costs: those of the kinds that were chosen, or all in use. */
export function chooseLists(
  { lists }: Estimate,
  kinds: readonly DocumentKind[] | null | undefined,
): { forms: LedgerForm[]; estimatedCalls: number } {
  const chosen = lists.filter(({ kind, isInUse }) => (kinds?.length ? kinds.includes(kind) : isInUse))
  return { forms: chosen.map(({ form }) => form), estimatedCalls: callsOf(chosen) }
}

function callsOf(lists: readonly ListEstimate[]): number {
  return lists.reduce((sum, { calls }) => sum + calls, 0)
}

async function countTied(prisma: PrismaClient | Transaction, organisationId: string): Promise<Map<LedgerForm, number>> {
  const rows = await prisma.syncStatus.groupBy({
    by: ['ledgerForm'],
    where: { organisationId, documentId: { not: null }, ledgerId: { not: null } },
    _count: true,
  })
  return new Map(rows.flatMap(({ ledgerForm, _count }) => (ledgerForm ? [[ledgerForm, _count]] : [])))
}

/** The newest count of each list: not every reconciliation read them all. */
async function lastCounts(
  prisma: PrismaClient | Transaction,
  organisationId: string,
): Promise<Partial<Record<LedgerForm, number>>> {
  const rows = await prisma.reconciliation.findMany({
    where: { organisationId, state: 'DONE' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 10,
    select: { formCounts: true },
  })
  return Object.assign({}, ...rows.map(({ formCounts }) => formCounts).toReversed())
}

/** Sales invoices always, and whatever else was approved here. */
async function findUsed(prisma: PrismaClient | Transaction, { workspaceId }: Whose): Promise<Set<LedgerForm>> {
  const { expensesAs } = await prisma.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { expensesAs: true },
  })
  const kinds = await prisma.document.groupBy({ by: ['kind'], where: { workspaceId, status: { not: 'DRAFT' } } })
  return new Set(['INVOICE', ...kinds.map(({ kind }) => formOf(kind, { expensesAs }))])
}
