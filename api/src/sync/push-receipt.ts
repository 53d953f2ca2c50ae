import { publish } from '../events/publish.ts'
import { freezeBatch, type LoadedBatch } from './batch.store.ts'
import { type DueEntry, settleEntries } from './outbox.store.ts'
import { receiptFileName } from './receipt-file-name.ts'
import { fenced, type Run } from './run.ts'
import { type Move, saveStatuses } from './status.store.ts'

/** Freezes the first due receipt: the ledger takes one file a call. It is not due before its document is there. */
export async function freezeReceipt(run: Run, [entry]: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  if (!entry) return undefined
  const { prisma, ledger } = run.dependencies
  const { organisationId } = run.target
  const receipt = await prisma.receipt.findUnique({
    where: { id: entry.entityId },
    include: { document: { include: { syncs: { where: { organisationId } } } } },
  })
  if (!receipt) return drop(run, entry, [])
  const { id: receiptId, documentId, contentType } = receipt
  const { ledgerId, ledgerForm, ledgerStatus } = receipt.document.syncs[0] ?? {}
  const isGone = ledgerStatus === 'VOIDED' || ledgerStatus === 'DELETED'
  if (!ledgerId || !ledgerForm || isGone)
    return drop(run, entry, [{ documentId, receiptId, state: 'FAILED', reason: { code: 'VOIDED_IN_XERO' } }])
  const fileName = receiptFileName(receipt)
  const write = ledger.encodeReceipt({ form: ledgerForm, ledgerId, fileName, contentType })
  const names = { ledgerKey: fileName, number: fileName, mark: fileName }
  return freezeBatch(run, 'RECEIPTS', write, [
    { ...names, entry, entityId: receiptId, version: 1, total: 0n, warnings: [] },
  ])
}

async function drop(run: Run, entry: DueEntry, moves: Move[]): Promise<undefined> {
  await fenced(run, async (transaction) => {
    publish(transaction, await saveStatuses(transaction, run.target, moves))
    await settleEntries(transaction, [entry])
  })
}
