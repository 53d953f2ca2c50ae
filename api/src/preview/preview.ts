import type { Context } from '../context.ts'
import { viewerOf } from '../context.ts'
import { findLink } from '../connection/find-link.ts'
import type { Books } from '../engine/books.ts'
import { booksFor } from '../engine/document-kind.ts'
import { planLine, type Posting } from '../engine/plan-line.ts'
import { planPush } from '../engine/plan-push.ts'
import { previewPush, type PushPreview } from '../engine/preview.ts'
import type { PushDocument } from '../engine/push-document.ts'
import type { Reason } from '../engine/reason.ts'
import { documentGlobalId } from '../document/kinds.ts'
import { makeLoader } from '../lib/loaders.ts'
import { explain } from '../problem/catalogue.ts'
import { type Problem } from '../problem/problem.ts'
import type { Foreseen } from '../sync/foresee.ts'
import { readPushDocuments, type ReadDocument } from '../sync/read-documents.ts'
import { toPushDocument } from '../sync/push-document.ts'
import { readBooks } from '../sync/read-books.ts'

/** What a push would send now, told to a person. */
export interface PreviewView {
  willBe: PushPreview['willBe']
  /** The same as `problems`, before they were put in words. */
  reasons: Reason[]
  problems: Problem[]
  contact: string
  contactWillBe: Foreseen['contact']['willBe']
  status: string
  rows: PushPreview['rows']
  currency: string
  check: PushPreview['check']
}

export interface Planned extends ReadDocument {
  webUrl: string
  /** Undefined while the workspace is tied to no organisation. */
  books: Books | undefined
}

/** Everything that previews of several invoices need, in a fixed number of statements. */
export const loadPlanned = makeLoader<Context, string, Planned>(async (context, ids) => {
  const { prisma, webUrl } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const link = await findLink(prisma, workspaceId)
  const organisationId = link?.target.organisationId
  const books = organisationId === undefined ? undefined : await readBooks(prisma, organisationId)
  const read = await readPushDocuments(prisma, organisationId, ids)
  const own = read.filter(({ document }) => document.workspaceId === workspaceId)
  return new Map(own.map((one) => [one.document.id, { ...one, webUrl, books }]))
})

/** The same plan the drain would send. Nothing is asked of the ledger. `ifSent`: what a draft would be once it is sent. */
export function previewOf(planned: Planned, { ifSent = false } = {}): PreviewView {
  const { document, books, held, foreseen } = planned
  const contact = foreseen?.contact ?? { willBe: 'CREATED' as const, name: document.client.name }
  const who = { contact: contact.name, contactWillBe: contact.willBe }
  const setting = { timeZone: 'UTC', documentId: documentGlobalId(document) }
  const unchecked = { currency: document.currency, check: undefined }
  if (!books) {
    const reasons: Reason[] = [{ code: 'NOT_CONNECTED' }]
    return {
      ...who,
      willBe: 'REFUSED',
      reasons,
      problems: tell(reasons, setting),
      status: 'NONE',
      rows: [],
      ...unchecked,
    }
  }
  const ours = toOurs(planned, ifSent)
  const plan = planPush(ours, books, held)
  const preview = previewPush(ours, books, plan, { held, foreseen: foreseen?.problems ?? [] })
  return {
    ...who,
    willBe: preview.willBe,
    reasons: preview.problems,
    problems: tell(preview.problems, setting),
    status: 'draft' in plan ? plan.draft.status : (held?.status ?? books.createdStatus),
    rows: preview.rows,
    currency: document.currency,
    check: preview.check,
  }
}

function tell(reasons: readonly Reason[], setting: Parameters<typeof explain>[1]): Problem[] {
  return reasons.map((reason) => explain(reason, setting))
}

/** Ours as a push would see it. */
export function toOurs({ document, webUrl, foreseen }: Planned, ifSent: boolean): PushDocument {
  const ours = toPushDocument(document, webUrl)
  const { ledgerContactId, name } = foreseen?.contact ?? {}
  const contact = ledgerContactId === undefined || name === undefined ? undefined : { ledgerContactId, name }
  return { ...ours, contact, status: ifSent && ours.status === 'DRAFT' ? 'SENT' : ours.status }
}

/** Where one line would post, by the mappings of its document's side; undefined while nothing is connected. */
export function postingOf({ document, webUrl, books }: Planned, lineId: string): Posting | undefined {
  const index = document.lines.findIndex((line) => line.id === lineId)
  const line = toPushDocument(document, webUrl).lines[index]
  return books && line ? planLine(line, index, booksFor(document.kind, books)) : undefined
}
