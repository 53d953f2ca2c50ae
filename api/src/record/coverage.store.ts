import type { DocumentKind, PrismaClient } from '@tieout/prisma'
import type { CoveringDocument } from '../engine/coverage.ts'
import type { Transaction } from '../lib/transaction.ts'

export interface RecordDocument extends CoveringDocument {
  recordId: string
  kind: DocumentKind
}

/** The documents made from these records that stand, in two statements whatever their number. */
export async function findCovering(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  recordIds: readonly string[],
): Promise<RecordDocument[]> {
  const documents = await prisma.document.findMany({
    where: { workspaceId, recordId: { in: [...recordIds] }, status: { not: 'VOIDED' } },
    select: {
      ...{ recordId: true, kind: true, status: true },
      lines: { select: { recordLineId: true, quantity: true, net: true } },
    },
  })
  return documents.map(({ recordId, kind, status, lines }) => ({
    ...{ recordId: recordId ?? '', kind, isPaid: status === 'PAID' },
    lines: lines.map(({ quantity, ...line }) => ({ ...line, quantity: quantity.toFixed() })),
  }))
}
