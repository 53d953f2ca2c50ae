import type { Document, DocumentKind, DocumentLine } from '@tieout/prisma'
import type { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { sideOf } from '../engine/document-kind.ts'
import { totalsOf } from '../engine/money.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { toDay } from '../lib/scalars.ts'
import { inTransaction, isDuplicate, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { Problem, InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { countLines, dateProblems, type DocumentContent, type LineContent } from './document-content.ts'
import { UpdateDocument } from './document-input.ts'
import { findBankAccount, lockDocument, replaceDocument } from './document.store.ts'
import { followUp } from './follow-up.ts'
import { documentGlobalId, namesOf } from './kinds.ts'
import { keepOrigins } from './keep-origins.ts'
import { loadLineSubjects } from './line-subjects.store.ts'

type Input = z.input<ReturnType<typeof UpdateDocument>>
type Change = z.output<ReturnType<typeof UpdateDocument>> & { keepsReference: boolean }
type Refusal = InvalidInput | Conflict | NotFound

/** Edits a document that nobody edited since `version`. What the ledger already has follows by itself. */
export async function updateDocument(
  dependencies: Dependencies,
  viewer: Viewer,
  kind: DocumentKind,
  input: Input,
): Promise<Document | Refusal> {
  const change = check(UpdateDocument(kind), input)
  if (change instanceof InvalidInput) return change
  const keepsReference = input.reference === undefined
  try {
    const saved = await inTransaction(dependencies.prisma, (transaction) =>
      edit(transaction, dependencies, viewer, { kind, change: { ...change, keepsReference } }),
    )
    if (saved instanceof Problem) return saved
    const { document, organisationId } = saved
    if (organisationId) dependencies.wake(organisationId)
    return document
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('NUMBER_TAKEN', { name: change.number ?? 'It', word: namesOf(kind).word })
    throw cause
  }
}

async function edit(
  transaction: Transaction,
  { clock }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  { kind, change }: { kind: DocumentKind; change: Change },
): Promise<{ document: Document; organisationId: string | undefined } | Refusal> {
  const before = await lockDocument(transaction, workspaceId, kind, localId(namesOf(kind).type, change.id))
  if (!before) return new NotFound(namesOf(kind).word)
  const refusal = refuseEdit(before, change)
  if (refusal) return refusal
  const content = await compose(transaction, before, change)
  if (content instanceof Problem) return content

  const at = new Date(clock.now())
  const document = await replaceDocument(transaction, before, content)
  const documentId = document.id
  await addTimeline(transaction, [{ workspaceId, documentId, at, kind: 'EDITED', actor }])
  const organisationId = await followUp(transaction, { workspaceId, documentId, now: at, what: 'edit' })
  publish(transaction, [{ name: 'documentChanged', workspaceId, documentId }])
  return { document, organisationId }
}

function refuseEdit(before: Document, change: Change): Conflict | undefined {
  const documentId = documentGlobalId(before)
  const { word } = namesOf(before.kind)
  if (before.version !== change.version) return conflict('EDITED_MEANWHILE', { documentId })
  if (before.status === 'VOIDED') return conflict('INVOICE_VOIDED', { word })
  const touchesMoney = change.lines || change.currency || change.clientId
  const hasPayments = before.status === 'PARTIALLY_PAID' || before.status === 'PAID'
  return hasPayments && touchesMoney ? conflict('INVOICE_PAID', { word }) : undefined
}

async function compose(
  transaction: Transaction,
  before: Document,
  change: Change,
): Promise<DocumentContent | InvalidInput | NotFound> {
  const { workspaceId, kind } = before
  const clientId = change.clientId ? localId('Client', change.clientId) : before.clientId
  const client = clientId && (await transaction.client.findUnique({ where: { id: clientId, workspaceId } }))
  if (!client) return new NotFound(sideOf(kind) === 'SALES' ? 'client' : 'supplier')
  const bankAccountId = change.bankAccountId ? localId('LedgerAccount', change.bankAccountId) : undefined
  const bank = change.bankAccountId && (await findBankAccount(transaction, workspaceId, bankAccountId))
  if (bank === null) return new NotFound('bank account')
  const issuedOn = change.issuedOn ?? toDay(before.issuedOn)
  const dueOn = change.dueOn ?? defaultDue(before, issuedOn)
  const { lines, wrong } = change.lines
    ? countLines(
        change.lines,
        await loadLineSubjects(transaction, workspaceId, change.lines),
        keepOrigins(change.lines, await loadOrigins(transaction, before.id)),
      )
    : { lines: await loadLines(transaction, before.id), wrong: [] }
  const problems = [...dateProblems({ issuedOn, dueOn }), ...wrong]
  if (problems.length > 0) return new InvalidInput(problems)
  return {
    number: change.number ?? before.number,
    clientId: client.id,
    issuedOn,
    dueOn,
    currency: change.currency ?? before.currency,
    reference: change.keepsReference ? (before.reference ?? undefined) : change.reference,
    bankAccountId: bank ? bank.id : (before.bankAccountId ?? undefined),
    lines,
    ...totalsOf(lines),
  }
}

/** What is never due moves with its date. */
function defaultDue({ kind, dueOn }: Document, issuedOn: string): string {
  return kind === 'CREDIT_NOTE' || kind === 'EXPENSE' ? issuedOn : toDay(dueOn)
}

async function loadLines(transaction: Transaction, documentId: string): Promise<LineContent[]> {
  const lines = await transaction.documentLine.findMany({ where: { documentId }, orderBy: { position: 'asc' } })
  return lines.map(toContent)
}

async function loadOrigins(transaction: Transaction, documentId: string) {
  const lines = await transaction.documentLine.findMany({
    where: { documentId },
    orderBy: { position: 'asc' },
    include: { ledgerTaxRate: true },
  })
  return lines.map(({ ledgerTaxRate: rate, ...line }) => ({
    ...line,
    ledgerTaxRate: rate && { id: rate.id, percent: rate.percent.toFixed() },
  }))
}

function toContent({ quantity, unitPrice, ...line }: DocumentLine): LineContent {
  const { position, description, taxRateId, projectId, serviceId, accountId, ledgerTaxRateId, recordLineId, net, tax } =
    line
  return {
    position,
    description,
    quantity: quantity.toFixed(),
    unitPrice: unitPrice.toFixed(),
    taxRateId,
    projectId,
    serviceId,
    accountId,
    ledgerTaxRateId,
    recordLineId,
    net,
    tax,
  }
}
