import type { Transaction } from '../lib/transaction.ts'
import type { LedgerDocument, LedgerForm } from '../engine/ledger-documents.ts'
import type { LoadedBatch } from './batch.store.ts'
import { now, type Run } from './run.ts'

/**
 * While the outcome of a write was in doubt, what a person did to these documents in the ledger could not be told apart
 * from what is none of ours, and an answer given again is as old as the first. So each is read once more, as after a webhook.
 */
export async function lookAgain(
  transaction: Transaction,
  run: Run,
  batch: LoadedBatch,
  saved: readonly Pick<LedgerDocument, 'ledgerId' | 'form'>[],
): Promise<void> {
  if (batch.state !== 'SENT') return
  const { ledgerOrganisationId } = run.target
  const at = now(run)
  await transaction.inboundEvent.createMany({
    data: saved.map(({ ledgerId: resourceId, form }) => ({
      ...{ ledgerOrganisationId, category: categories[form], type: 'SETTLED', resourceId, eventAt: at, receivedAt: at },
    })),
    skipDuplicates: true,
  })
}

/** The ledger's own words for news of each; of spent money it tells none, so this one is ours. */
export const categories: Readonly<Record<LedgerForm, string>> = {
  INVOICE: 'INVOICE',
  BILL: 'INVOICE',
  CREDIT_NOTE: 'CREDITNOTE',
  SPEND_MONEY: 'BANKTRANSACTION',
}
