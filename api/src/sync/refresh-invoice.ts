import type { Document } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { NotConnected, NotFound } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'

/**
 * Asks the ledger what became of one invoice (F103). It goes the way of a webhook, as one more hint: the answer arrives
 * live, and nothing is read twice.
 */
export async function refreshInvoice(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  invoiceId: string | undefined,
): Promise<Document | NotFound | NotConnected> {
  const document = await prisma.document.findFirst({ where: { id: invoiceId ?? '', workspaceId, kind: 'INVOICE' } })
  if (!document) return new NotFound('invoice')
  const link = await findLink(prisma, workspaceId)
  if (!link?.isWorking) return new NotConnected()
  const { organisationId, ledgerOrganisationId } = link.target
  const where = { organisationId_documentId: { organisationId, documentId: document.id } }
  const status = await prisma.syncStatus.findUnique({ where })
  if (!status?.ledgerId) return document
  const now = new Date(clock.now())
  await prisma.inboundEvent.createMany({
    data: [
      {
        ...{ ledgerOrganisationId, category: 'INVOICE', type: 'REFRESH', resourceId: status.ledgerId },
        ...{ eventAt: now, receivedAt: now },
      },
    ],
    skipDuplicates: true,
  })
  wake(organisationId)
  return document
}
