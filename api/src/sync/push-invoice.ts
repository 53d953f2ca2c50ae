import type { Document } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { missingSetup } from '../engine/books.ts'
import { inTransaction } from '../lib/transaction.ts'
import { setupIncomplete } from '../problem/catalogue.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound, type SetupIncomplete } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { loadSetup } from './books.store.ts'
import { queuePush } from './queue-push.ts'

/** Sends one invoice to the ledger now, or again: "Copy to Xero", "Sync again", "Retry" (F056, F089). */
export async function pushInvoice(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  invoiceId: string | undefined,
): Promise<Document | NotFound | NotConnected | SetupIncomplete | Conflict> {
  const document = await prisma.document.findFirst({ where: { id: invoiceId ?? '', workspaceId, kind: 'INVOICE' } })
  if (!document) return new NotFound('invoice')
  if (document.status === 'DRAFT') return conflict('STILL_DRAFT', { name: document.number })
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const missing = missingSetup(await loadSetup(prisma, organisationId))
  if (missing.length > 0) return setupIncomplete(missing)
  const now = new Date(clock.now())
  const { isWorking } = link
  await inTransaction(prisma, (transaction) =>
    queuePush(transaction, { workspaceId, organisationId, documentIds: [document.id], now, isWorking }),
  )
  wake(organisationId)
  return document
}
