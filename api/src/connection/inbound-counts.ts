import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'

/** What the ledger told us: verified and counted, whatever came of it. */
export interface InboundCounts {
  received: number
  /** Looked at, because it was news about an invoice of ours. */
  looked: number
  lastReceivedAt: Date | undefined
}

/** Counts the webhook events of a connection's organisation; what we asked ourselves is none. */
export async function countInbound(
  { prisma }: Dependencies,
  { organisationId }: Connection,
): Promise<InboundCounts | undefined> {
  const organisation = await prisma.organisation.findUnique({ where: { id: organisationId ?? '' } })
  if (!organisation) return undefined
  const { ledgerOrganisationId } = organisation
  const events = { ledgerOrganisationId, type: { notIn: ['SETTLED', 'REFRESH', 'LINK'] } }
  const [received, looked] = await Promise.all([
    prisma.inboundEvent.aggregate({ where: events, _count: true, _max: { receivedAt: true } }),
    prisma.inboundEvent.count({ where: { ...events, state: 'DONE' } }),
  ])
  return { received: received._count, looked, lastReceivedAt: received._max.receivedAt ?? undefined }
}
