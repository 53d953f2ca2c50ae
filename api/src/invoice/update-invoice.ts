import type { Document, DocumentLine } from '@tieout/prisma'
import type { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { totalsOf } from '../engine/money.ts'
import { publish } from '../events/publish.ts'
import { globalId, localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { toDay } from '../lib/scalars.ts'
import { inTransaction, isDuplicate, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { Problem, InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { followUp } from './follow-up.ts'
import { countLines, dateProblems, type InvoiceContent, type LineContent } from './invoice-content.ts'
import { UpdateInvoice } from './invoice-input.ts'
import { lockInvoice, replaceInvoice } from './invoice.store.ts'
import { loadLineSubjects } from './line-subjects.store.ts'

type Change = z.output<typeof UpdateInvoice>
type Refusal = InvalidInput | Conflict | NotFound

/** Edits an invoice that nobody edited since `version`. What the ledger already has follows by itself. */
export async function updateInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  input: z.input<typeof UpdateInvoice>,
): Promise<Document | Refusal> {
  const change = check(UpdateInvoice, input)
  if (change instanceof InvalidInput) return change
  const keepsReference = input.reference === undefined
  try {
    const saved = await inTransaction(dependencies.prisma, (transaction) =>
      edit(transaction, dependencies, viewer, { ...change, keepsReference }),
    )
    if (saved instanceof Problem) return saved
    const { invoice, organisationId } = saved
    if (organisationId) dependencies.wake(organisationId)
    return invoice
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('NUMBER_TAKEN', { name: change.number ?? 'It' })
    throw cause
  }
}

async function edit(
  transaction: Transaction,
  { clock }: Dependencies,
  viewer: Viewer,
  change: Change & { keepsReference: boolean },
): Promise<{ invoice: Document; organisationId: string | undefined } | Refusal> {
  const { workspaceId, name: actor } = viewer
  const before = await lockInvoice(transaction, workspaceId, localId('Invoice', change.invoiceId))
  if (!before) return new NotFound('invoice')
  const refusal = refuseEdit(before, change)
  if (refusal) return refusal
  const content = await compose(transaction, before, change)
  if (content instanceof Problem) return content

  const at = new Date(clock.now())
  const invoice = await replaceInvoice(transaction, before.id, content)
  await addTimeline(transaction, [{ workspaceId, documentId: invoice.id, at, kind: 'EDITED', actor }])
  const organisationId = await followUp(transaction, { workspaceId, documentId: invoice.id, now: at, what: 'edit' })
  await publish(transaction, [{ name: 'invoiceChanged', workspaceId, invoiceId: invoice.id }])
  return { invoice, organisationId }
}

function refuseEdit(before: Document, change: Change): Conflict | undefined {
  const invoiceId = globalId('Invoice', before.id)
  if (before.version !== change.version) return conflict('EDITED_MEANWHILE', { invoiceId })
  if (before.status === 'VOIDED') return conflict('INVOICE_VOIDED')
  const touchesMoney = change.lines || change.currency || change.clientId
  const hasPayments = before.status === 'PARTIALLY_PAID' || before.status === 'PAID'
  return hasPayments && touchesMoney ? conflict('INVOICE_PAID') : undefined
}

async function compose(
  transaction: Transaction,
  before: Document,
  change: Change & { keepsReference: boolean },
): Promise<InvoiceContent | InvalidInput | NotFound> {
  const { workspaceId } = before
  const clientId = change.clientId ? localId('Client', change.clientId) : before.clientId
  const client = clientId && (await transaction.client.findUnique({ where: { id: clientId, workspaceId } }))
  if (!client) return new NotFound('client')
  const issuedOn = change.issuedOn ?? toDay(before.issuedOn)
  const dueOn = change.dueOn ?? toDay(before.dueOn)
  const { lines, wrong } = change.lines
    ? countLines(change.lines, await loadLineSubjects(transaction, workspaceId, change.lines))
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
    lines,
    ...totalsOf(lines),
  }
}

async function loadLines(transaction: Transaction, documentId: string): Promise<LineContent[]> {
  const lines = await transaction.documentLine.findMany({ where: { documentId }, orderBy: { position: 'asc' } })
  return lines.map(toContent)
}

function toContent({ quantity, unitPrice, ...line }: DocumentLine): LineContent {
  const { position, description, taxRateId, projectId, serviceId, net, tax } = line
  return {
    position,
    description,
    quantity: quantity.toFixed(),
    unitPrice: unitPrice.toFixed(),
    taxRateId,
    projectId,
    serviceId,
    net,
    tax,
  }
}
