import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { namesOf } from '../document/kinds.ts'
import { missingFor } from '../engine/books.ts'
import { inTransaction } from '../lib/transaction.ts'
import { setupIncomplete } from '../problem/catalogue.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotConnected, NotFound, type SetupIncomplete } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { loadSetup } from './books.store.ts'
import { queuePush } from './queue-push.ts'

/** Sends one document to the ledger now, or again: "Copy to Xero", "Sync again", "Retry" (F056, F089). */
export async function pushNow(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  kind: DocumentKind,
  id: string | undefined,
): Promise<Document | NotFound | NotConnected | SetupIncomplete | Conflict> {
  const { word } = namesOf(kind)
  const document = await prisma.document.findFirst({ where: { id: id ?? '', workspaceId, kind } })
  if (!document) return new NotFound(word)
  if (document.status === 'DRAFT') return conflict('STILL_DRAFT', { name: document.number, word })
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId } = link.target
  const missing = missingFor(kind, await loadSetup(prisma, organisationId))
  if (missing.length > 0) return setupIncomplete(missing)
  const now = new Date(clock.now())
  const { isWorking } = link
  await inTransaction(prisma, (transaction) =>
    queuePush(transaction, { workspaceId, organisationId, documentIds: [document.id], now, isWorking }),
  )
  wake(organisationId)
  return document
}
