import { Prisma } from '@tieout/prisma'
import { execute, type Transaction } from '../lib/transaction.ts'
import type { Target } from './dependencies.ts'

/** What the ledger reports of the time before our own call was none of our doing. */
const callTakesMs = 10_000

/** How an invoice stands after payments of ours; amounts in hundredths, as text. */
export interface Standing {
  ledgerId: string
  status: string
  amountDue: string
  amountPaid: string
  /** What our payments came to. */
  paid: string
  /** The invoice's date at the ledger after the last of them. */
  at: string
}

/** Takes over how invoices stand where our payments explain it all, and no older news of them waits to be read. */
export async function saveStandings(
  transaction: Transaction,
  { organisationId, ledgerOrganisationId }: Pick<Target, 'organisationId' | 'ledgerOrganisationId'>,
  standings: readonly Standing[],
): Promise<void> {
  await execute(
    transaction,
    Prisma.sql`update "SyncStatus" s set "ledgerStatus" = l.status, "ledgerAmountDue" = l."amountDue",
        "ledgerUpdatedAt" = l."updatedAt", "ledgerDocument" = s."ledgerDocument" || jsonb_build_object('status', l.status,
          'amountDue', l."amountDue" || 'n', 'amountPaid', l."amountPaid" || 'n', 'updatedAt', l.at)
      from (select *, at::timestamptz as "updatedAt" from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) as r
        ("ledgerId" text, status text, "amountDue" bigint, "amountPaid" bigint, at text, paid bigint)) l
      where s."organisationId" = ${organisationId} and s."ledgerId" = l."ledgerId" and s."documentId" is not null
        and s."ledgerAmountDue" - l.paid = l."amountDue" and s."ledgerUpdatedAt" < l."updatedAt"
        and not exists (select 1 from "InboundEvent" i where i."ledgerOrganisationId" = ${ledgerOrganisationId}
          and i."resourceId" = l."ledgerId" and i.state = 'PENDING' and i."eventAt" > s."ledgerUpdatedAt"
          and i."eventAt" < l."updatedAt" - ${callTakesMs} * interval '1 ms')`,
  )
}
