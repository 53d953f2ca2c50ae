import type { Backfill } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { notify, type BackfillEnd } from '../notification/notice.ts'
import { countItems } from './progress.store.ts'

/** In the transaction that ended it: who sends invoices hears what came of a backfill (E6). */
export async function tellEnd(transaction: Transaction, backfill: Backfill, end: BackfillEnd): Promise<void> {
  const { id, workspaceId, organisationId, endedAt } = backfill
  const { name } = await transaction.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true },
  })
  const { pushed, linked, skipped, failed, toReview } = await countItems(transaction, backfill, backfill.startedAt)
  const counts = { sent: pushed + linked, skipped, failed: failed + toReview }
  const key = `backfill ${id} ${endedAt?.toISOString()}`
  await notify(transaction, { workspaceId, key }, { kind: 'BACKFILL_FINISHED', organisation: name, end, ...counts })
}
