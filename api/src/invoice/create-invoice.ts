import type { Document, PrismaClient } from '@tieout/prisma'
import type { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { totalsOf } from '../engine/money.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { inTransaction, isDuplicate } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'
import { addDays, today } from './days.ts'
import { countLines, dateProblems, type InvoiceContent } from './invoice-content.ts'
import { CreateInvoice } from './invoice-input.ts'
import { insertInvoice } from './invoice.store.ts'
import { loadLineSubjects } from './line-subjects.store.ts'
import { suggestNumber } from './next-number.ts'

const DAYS_TO_PAY = 30

/** Two people may be offered the same next number: the second is offered another. */
const ATTEMPTS = 5

/** Writes a draft. */
export async function createInvoice(
  dependencies: Dependencies,
  viewer: Viewer,
  input: z.input<typeof CreateInvoice>,
): Promise<Document | InvalidInput | Conflict | NotFound> {
  const draft = check(CreateInvoice, input)
  if (draft instanceof InvalidInput) return draft
  const content = await composeDraft(dependencies, viewer, draft)
  if ('kind' in content) return content
  for (let attempt = 1; ; attempt++) {
    const number = draft.number ?? (await suggestNumber(dependencies.prisma, viewer.workspaceId))
    try {
      return await save(dependencies, viewer, { ...content, number })
    } catch (cause) {
      if (!isDuplicate(cause)) throw cause
      if (draft.number || attempt === ATTEMPTS) return conflict('NUMBER_TAKEN', { name: number })
    }
  }
}

async function composeDraft(
  { prisma, clock }: Dependencies,
  { workspaceId }: Viewer,
  draft: z.output<typeof CreateInvoice>,
): Promise<Omit<InvoiceContent, 'number'> | InvalidInput | NotFound> {
  const [workspace, client, subjects] = await Promise.all([
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
    findClient(prisma, workspaceId, draft.clientId),
    loadLineSubjects(prisma, workspaceId, draft.lines),
  ])
  if (!client) return new NotFound('client')
  const issuedOn = draft.issuedOn ?? today(clock.now(), workspace.timeZone)
  const dueOn = draft.dueOn ?? addDays(issuedOn, DAYS_TO_PAY)
  const { lines, wrong } = countLines(draft.lines, subjects)
  const problems = [...dateProblems({ issuedOn, dueOn }), ...wrong]
  if (problems.length > 0) return new InvalidInput(problems)
  return {
    clientId: client.id,
    issuedOn,
    dueOn,
    currency: draft.currency ?? workspace.baseCurrency,
    reference: draft.reference,
    lines,
    ...totalsOf(lines),
  }
}

function findClient(prisma: PrismaClient, workspaceId: string, given: string) {
  const id = localId('Client', given)
  return id === undefined ? null : prisma.client.findUnique({ where: { id, workspaceId } })
}

function save({ prisma, clock }: Dependencies, viewer: Viewer, content: InvoiceContent): Promise<Document> {
  const { workspaceId, name } = viewer
  return inTransaction(prisma, async (transaction) => {
    const invoice = await insertInvoice(transaction, workspaceId, content)
    const at = new Date(clock.now())
    await addTimeline(transaction, [{ workspaceId, documentId: invoice.id, at, kind: 'CREATED', actor: name }])
    await publish(transaction, [{ name: 'invoiceChanged', workspaceId, invoiceId: invoice.id }])
    return invoice
  })
}
