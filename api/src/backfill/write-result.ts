import type { Backfill, PrismaClient, SyncState } from '@tieout/prisma'
import { toDecimal } from '../engine/money.ts'
import type { Reason } from '../engine/reason.ts'
import { csvRow } from '../lib/csv.ts'
import { explain } from '../problem/catalogue.ts'
import { isAsking, listItems, type ItemRow } from './progress.store.ts'

const columns = ['Invoice', 'Client', 'Issued', 'Total', 'Currency', 'Result', 'Code', 'Why']

/** What came of a backfill, or has so far: each of its invoices in one row of a table for a spreadsheet. */
export async function writeResult(
  prisma: PrismaClient,
  backfill: Pick<Backfill, 'id' | 'organisationId'>,
): Promise<string> {
  const rows = (await listItems(prisma, backfill)).map((item) => {
    const reason = item.reason as Reason | null
    const { number, client, currency } = item
    const facts = [number, client, item.issuedOn.toISOString().slice(0, 10), toDecimal(item.total), currency]
    return csvRow([...facts, resultOf(item), reason?.code ?? '', reason ? explain(reason).title : ''])
  })
  return [csvRow(columns), ...rows].join('')
}

const results: Record<SyncState, (item: ItemRow) => string> = {
  NOT_SYNCED: ({ queuedAt }) => (queuedAt ? 'Skipped' : 'Waiting'),
  PENDING: () => 'On its way',
  SYNCED: ({ linkedAt }) => (linkedAt ? 'Linked' : 'Created'),
  SKIPPED: () => 'Skipped',
  FAILED: ({ reasonCode }) => (isAsking(reasonCode) ? 'To decide' : 'Failed'),
}

function resultOf(item: ItemRow): string {
  return results[item.state](item)
}
