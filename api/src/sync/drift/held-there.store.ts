import { Prisma } from '@tieout/prisma'
import { execute, type Transaction } from '../../lib/transaction.ts'

/** A person saw what the ledger holds of these documents and decided: the next update is made against exactly that. */
export async function rememberHeld(
  transaction: Transaction,
  organisationId: string,
  held: readonly { documentId: string; held: unknown }[],
): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`update "SyncStatus" s
      set "ledgerDocument" = row->'held', "agreedDocument" = null, "changedThereAt" = null, "keptThereAt" = null
      from jsonb_array_elements(${JSON.stringify(held)}::jsonb) row
      where s."organisationId" = ${organisationId} and s."documentId" = row->>'documentId'`,
  )
}
