import { now, type Run } from '../sync/run.ts'
import { compareSome } from './compare-some.ts'
import { readPage } from './read-page.ts'
import { findDueStep } from './reconciliation.store.ts'

/**
 * Takes the open reconciliation of this organisation one step on, within a drain: one page read, or some hundred invoices
 * compared. Its rows say where it stands, so any worker goes on where another stopped or died. False: nothing is due.
 */
export async function takeStep(run: Run): Promise<boolean> {
  const open = await findDueStep(run.dependencies.prisma, run.target.organisationId, now(run))
  if (!open) return false
  return open.state === 'COMPARING' ? compareSome(run, open) : readPage(run, open)
}
