import type { Receipt } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import { queueFollowers } from '../sync/queue-followers.ts'
import { addTimeline } from '../timeline/add-timeline.ts'
import type { Viewer } from '../workspace/session.ts'

/** Xero takes ten megabytes. */
export const MOST_RECEIPT_BYTES = 10 * 1024 * 1024
const MOST_RECEIPTS = 10

const CONTENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/gif']

export interface NewReceipt {
  documentId: string | undefined
  fileName: string
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Keeps a receipt with its expense or bill; it goes to the ledger once the document is there. */
export async function attachReceipt(
  { prisma, clock, wake }: Dependencies,
  { workspaceId, name: actor }: Viewer,
  { documentId, fileName, contentType, bytes }: NewReceipt,
): Promise<Receipt | InvalidInput | NotFound | Conflict> {
  const wrong = findMistakes({ fileName, contentType, bytes })
  if (wrong.length > 0) return new InvalidInput(wrong)
  const link = await findLink(prisma, workspaceId)
  const now = new Date(clock.now())
  const kept = await inTransaction(prisma, async (transaction) => {
    const document = await transaction.document.findFirst({
      where: { id: documentId ?? '', workspaceId, kind: { in: ['BILL', 'EXPENSE'] } },
      include: { _count: { select: { receipts: true } } },
    })
    if (!document) return new NotFound('expense')
    if (document.status === 'VOIDED') return conflict('INVOICE_VOIDED', { word: 'document' })
    if (document._count.receipts >= MOST_RECEIPTS) return conflict('TOO_MANY_RECEIPTS')
    const receipt = await transaction.receipt.create({
      data: {
        ...{ workspaceId, documentId: document.id, fileName, contentType, size: bytes.length, createdAt: now },
        content: { create: { bytes } },
      },
    })
    await addTimeline(transaction, [
      { workspaceId, documentId: document.id, at: now, kind: 'RECEIPT_ADDED', actor, detail: { fileName } },
    ])
    if (link) await queueFollowers(transaction, { ...link.target, documentIds: [document.id], now })
    publish(transaction, [{ name: 'documentChanged', workspaceId, documentId: document.id }])
    return receipt
  })
  if (link) wake(link.target.organisationId)
  return kept
}

function findMistakes({ fileName, contentType, bytes }: Omit<NewReceipt, 'documentId'>) {
  const mistakes = []
  if (fileName.trim() === '' || fileName.length > 255)
    mistakes.push({ path: 'fileName', message: 'The file’s name must have 1 to 255 characters.' })
  if (!CONTENT_TYPES.includes(contentType))
    mistakes.push({ path: 'contentType', message: 'A receipt must be a PDF or a picture.' })
  if (bytes.length === 0 || bytes.length > MOST_RECEIPT_BYTES)
    mistakes.push({ path: 'content', message: 'A receipt must have up to 10 MB.' })
  return mistakes
}
