import type { BatchItem } from '@tieout/prisma'
import type { Likened } from '../engine/likeness.ts'
import { loadPushDocuments } from './document.store.ts'
import { priorities } from './outbox.store.ts'
import { toPushDocument } from './push-document.ts'
import type { Run } from './run.ts'

/**
 * What a backfill sends, to be held against what the ledger has under the same numbers. What a person sends is left out:
 * they are asked before it is tied to anything.
 */
export async function loadLikened(run: Run, items: readonly BatchItem[]): Promise<Map<string, Likened>> {
  const { prisma, webUrl } = run.dependencies
  const { organisationId } = run.target
  const entries = await prisma.outboxEntry.findMany({
    where: { id: { in: items.flatMap((item) => item.outboxEntryId ?? []) }, priority: priorities.backfill },
    select: { entityId: true },
  })
  const documents = await loadPushDocuments(
    prisma,
    organisationId,
    entries.map((entry) => entry.entityId),
  )
  return new Map(
    documents.map((row) => {
      const ledgerContactId = row.client.links[0]?.ledgerContactId
      return [row.id, { document: toPushDocument(row, webUrl), ledgerContactId, amountPaid: row.amountPaid }]
    }),
  )
}
