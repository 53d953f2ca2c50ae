import type { LedgerDocument } from '../engine/ledger-documents.ts'
import { publish } from '../events/publish.ts'
import { fenced, now, type Run } from '../sync/run.ts'
import { findTied, showAgain } from './record-link.store.ts'

/** Shows on their records what the ledger was just seen to have. One statement where none of it is tied to a record. */
export async function followDocuments(run: Run, documents: readonly LedgerDocument[]): Promise<void> {
  const { organisationId, workspaceId, connectionId } = run.target
  const ledgerIds = documents.map(({ ledgerId }) => ledgerId)
  const tied = await findTied(run.dependencies.prisma, organisationId, ledgerIds)
  if (tied.length === 0) return
  await fenced(run, async (transaction) => {
    await showAgain(transaction, tied, { documents, now: now(run) })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}

/** Of these, what is tied to a record, with the state it is shown in. */
export async function findTiedReads(run: Run, ledgerIds: readonly string[]): Promise<Map<string, Date>> {
  const tied = await findTied(run.dependencies.prisma, run.target.organisationId, ledgerIds)
  return new Map(
    tied.map(({ ledgerId, shown }) => [ledgerId, new Date((shown as { updatedAt?: string }).updatedAt ?? 0)]),
  )
}
