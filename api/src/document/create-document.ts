import type { Document, DocumentKind } from '@tieout/prisma'
import type { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { sideOf } from '../engine/document-kind.ts'
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
import { countLines, dateProblems, type DocumentContent } from './document-content.ts'
import { CreateDocument } from './document-input.ts'
import { findBankAccount, insertDocument } from './document.store.ts'
import { followDraft } from './follow-up.ts'
import { namesOf } from './kinds.ts'
import { loadLineSubjects } from './line-subjects.store.ts'
import { suggestNumber } from './next-number.ts'

/** Credit notes and expenses are due the day they are dated. */
const DAYS_TO_PAY: Readonly<Record<DocumentKind, number>> = { INVOICE: 30, BILL: 30, CREDIT_NOTE: 0, EXPENSE: 0 }

/** Two people may be offered the same next number: the second is offered another. */
const ATTEMPTS = 5

type Input = z.input<ReturnType<typeof CreateDocument>>
type Draft = z.output<ReturnType<typeof CreateDocument>>

/** Writes a draft. */
export async function createDocument(
  dependencies: Dependencies,
  viewer: Viewer,
  kind: DocumentKind,
  input: Input,
): Promise<Document | InvalidInput | Conflict | NotFound> {
  const draft = check(CreateDocument(kind), input)
  if (draft instanceof InvalidInput) return draft
  if (kind === 'BILL' && !draft.number)
    return new InvalidInput([{ path: 'number', message: 'A bill needs its supplier’s number.' }])
  const content = await composeDraft(dependencies, viewer, kind, draft)
  if ('kind' in content) return content
  for (let attempt = 1; ; attempt++) {
    const number = await numberOf(dependencies, viewer, kind, draft)
    try {
      return await save(dependencies, viewer, kind, { ...content, number })
    } catch (cause) {
      if (!isDuplicate(cause)) throw cause
      if (draft.number || attempt === ATTEMPTS)
        return conflict('NUMBER_TAKEN', { name: number, word: namesOf(kind).word })
    }
  }
}

async function numberOf(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  kind: DocumentKind,
  { number }: Draft,
): Promise<string> {
  return number ?? (kind === 'BILL' ? '' : await suggestNumber(prisma, workspaceId, kind))
}

async function composeDraft(
  { prisma, clock }: Dependencies,
  { workspaceId }: Viewer,
  kind: DocumentKind,
  draft: Draft,
): Promise<Omit<DocumentContent, 'number'> | InvalidInput | NotFound> {
  const bankId = draft.bankAccountId ? localId('LedgerAccount', draft.bankAccountId) : undefined
  const [workspace, client, subjects, bank] = await Promise.all([
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
    prisma.client.findUnique({ where: { id: localId('Client', draft.clientId) ?? '', workspaceId } }),
    loadLineSubjects(prisma, workspaceId, draft.lines),
    draft.bankAccountId ? findBankAccount(prisma, workspaceId, bankId) : undefined,
  ])
  if (!client) return new NotFound(sideOf(kind) === 'SALES' ? 'client' : 'supplier')
  if (bank === null) return new NotFound('bank account')
  const issuedOn = draft.issuedOn ?? today(clock.now(), workspace.timeZone)
  const dueOn = draft.dueOn ?? addDays(issuedOn, DAYS_TO_PAY[kind])
  const { lines, wrong } = countLines(draft.lines, subjects)
  const problems = [...dateProblems({ issuedOn, dueOn }), ...wrong]
  if (problems.length > 0) return new InvalidInput(problems)
  return {
    clientId: client.id,
    issuedOn,
    dueOn,
    currency: draft.currency ?? workspace.baseCurrency,
    reference: draft.reference,
    bankAccountId: bank?.id,
    lines,
    ...totalsOf(lines),
  }
}

async function save(
  { prisma, clock, wake }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  kind: DocumentKind,
  content: DocumentContent,
): Promise<Document> {
  let organisationId: string | undefined
  const document = await inTransaction(prisma, async (transaction) => {
    const document = await insertDocument(transaction, { workspaceId, kind }, content)
    const [documentId, at] = [document.id, new Date(clock.now())]
    await addTimeline(transaction, [{ workspaceId, documentId, at, kind: 'CREATED', actor }])
    organisationId = await followDraft(transaction, { workspaceId, documentId, now: at })
    publish(transaction, [{ name: 'documentChanged', workspaceId, documentId }])
    return document
  })
  if (organisationId) wake(organisationId)
  return document
}
