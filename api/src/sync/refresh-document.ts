import type { Document, DocumentKind } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import { namesOf } from '../document/kinds.ts'
import { type NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { queueRefresh } from './queue-refresh.ts'

/**
 * Asks the ledger what became of one document (F103). It goes the way of a webhook, as one more hint: the answer arrives
 * live, and nothing is read twice.
 */
export async function refreshDocument(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  kind: DocumentKind,
  id: string | undefined,
): Promise<Document | NotFound | NotConnected> {
  const document = await prisma.document.findFirst({ where: { id: id ?? '', workspaceId, kind } })
  if (!document) return new NotFound(namesOf(kind).word)
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { organisationId, ledgerOrganisationId } = link.target
  const where = { organisationId_documentId: { organisationId, documentId: document.id } }
  const status = await prisma.syncStatus.findUnique({ where })
  if (!status?.ledgerId) return document
  const form = status.ledgerForm ?? 'INVOICE'
  await queueRefresh(prisma, { ledgerOrganisationId, form, ledgerIds: [status.ledgerId], now: new Date(clock.now()) })
  wake(organisationId)
  return document
}
