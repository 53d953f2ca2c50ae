import type { Context } from '../context.ts'
import { viewerOf } from '../context.ts'
import { findLink } from '../connection/find-link.ts'
import type { Books } from '../engine/books.ts'
import { planLine, type Posting } from '../engine/plan-line.ts'
import { planPush } from '../engine/plan-push.ts'
import { previewPush, type PushPreview } from '../engine/preview.ts'
import { globalId } from '../lib/ids.ts'
import { makeLoader } from '../lib/loaders.ts'
import { explain } from '../problem/catalogue.ts'
import { type Problem } from '../problem/problem.ts'
import { readPushDocuments, type ReadDocument } from '../sync/read-documents.ts'
import { toPushDocument } from '../sync/push-document.ts'
import { fromStored } from '../sync/held.ts'
import { readBooks } from '../sync/read-books.ts'

/** What a push would send now, told to a person. */
export interface PreviewView {
  willBe: PushPreview['willBe']
  problems: Problem[]
  contact: string
  status: string
  rows: PushPreview['rows']
}

interface Planned {
  document: ReadDocument
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
  const documents = await readPushDocuments(prisma, organisationId ?? '', ids)
  const own = documents.filter((document) => document.workspaceId === workspaceId)
  return new Map(own.map((document) => [document.id, { document, webUrl, books }]))
})

/** The same plan the drain would send. Nothing is asked of the ledger. */
export function previewOf({ document, webUrl, books }: Planned): PreviewView {
  const contact = document.client.links[0]?.name ?? document.client.name
  if (!books) {
    return { willBe: 'REFUSED', problems: [explain({ code: 'NOT_CONNECTED' })], contact, status: 'NONE', rows: [] }
  }
  const held = fromStored(document.syncs[0]?.ledgerDocument)
  const planned = toPushDocument(document, webUrl)
  const plan = planPush(planned, books, held)
  const preview = previewPush(planned, books, plan, held)
  const setting = { timeZone: 'UTC', invoiceId: globalId('Invoice', document.id) }
  return {
    willBe: preview.willBe,
    problems: preview.problems.map((reason) => explain(reason, setting)),
    contact,
    status: 'invoice' in plan ? plan.invoice.status : (held?.status ?? books.createdStatus),
    rows: preview.rows,
  }
}

/** Where one line would post; undefined while nothing is connected. */
export function postingOf({ document, webUrl, books }: Planned, lineId: string): Posting | undefined {
  const index = document.lines.findIndex((line) => line.id === lineId)
  const line = toPushDocument(document, webUrl).lines[index]
  return books && line ? planLine(line, index, books) : undefined
}
