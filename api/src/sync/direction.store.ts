import { Prisma } from '@tieout/prisma'
import { execute, type Transaction } from '../lib/transaction.ts'

/** Looks again at every invoice that something was paid on in the ledger: many of them cost one call. */
export async function askAboutMoney(
  transaction: Transaction,
  { organisationId, ledgerOrganisationId }: { organisationId: string; ledgerOrganisationId: string },
  now: Date,
): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`insert into "InboundEvent" ("ledgerOrganisationId", category, type, "resourceId", "eventAt", "receivedAt")
      select ${ledgerOrganisationId}, 'INVOICE', 'REFRESH', "ledgerId", ${now}, ${now} from "SyncStatus"
      where "organisationId" = ${organisationId} and "documentId" is not null and "ledgerId" is not null
        and "ledgerAmountDue" is distinct from "ledgerTotal"
      on conflict do nothing`,
  )
}
