import type { PrismaClient } from '@tieout/prisma'
import type { LedgerForm } from '../engine/ledger-documents.ts'
import type { Transaction } from '../lib/transaction.ts'
import { categories } from './look-again.ts'

/** Writes down that these are to be read again in the ledger. They go the way of a webhook, many of them as one read. */
export async function queueRefresh(
  prisma: PrismaClient | Transaction,
  what: { ledgerOrganisationId: string; form: LedgerForm; ledgerIds: readonly string[]; now: Date },
): Promise<void> {
  const { ledgerOrganisationId, form, ledgerIds, now } = what
  const news = { ledgerOrganisationId, category: categories[form], type: 'REFRESH', eventAt: now, receivedAt: now }
  await prisma.inboundEvent.createMany({
    data: ledgerIds.map((resourceId) => ({ ...news, resourceId })),
    skipDuplicates: true,
  })
}
