import type { LoadedDocument } from './document.store.ts'
import type { DueEntry } from './outbox.store.ts'
import { shelfOf } from './inbound.ts'
import { takeIn } from './refresh.ts'
import { call, type Run } from './run.ts'
import { waitForLedger } from './wait-for-ledger.ts'

/**
 * Reads what is about to be changed in the ledger, all of one form and in one call: an edit that somebody made there a moment ago,
 * and that no webhook told us of yet, must not be overwritten unseen (rule C18). False: it could not be read, and waits.
 */
export async function lookBeforeUpdate(
  run: Run,
  updates: readonly { entry: DueEntry; document: LoadedDocument }[],
): Promise<boolean> {
  const { ledger } = run.dependencies
  const ids = updates.flatMap(({ document }) => document.syncs[0]?.ledgerId ?? [])
  const isInteractive = updates.some(({ entry }) => entry.priority === 0)
  const form = shelfOf(updates[0]?.document.syncs[0]?.ledgerForm)
  for (const few of ledger.splitForRead(ids)) {
    const answer = await call(run, { isInteractive }, (access) => ledger.readDocumentsById(access, form, few))
    if (!answer.ok) {
      await waitForLedger(
        run,
        updates.map(({ entry }) => entry),
      )
      return false
    }
    await takeIn(run, answer.value)
  }
  return true
}
