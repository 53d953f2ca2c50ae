import type { Creation } from '@tieout/prisma'
import type { Refusal } from '../engine/ledger-answer.ts'
import { nextAttemptAt } from '../engine/retry.ts'
import { publish } from '../events/publish.ts'
import { makeContacts } from '../sync/contact/make-contacts.ts'
import { releaseBlocked } from '../sync/release-blocked.ts'
import { fenced, now, type Run } from '../sync/run.ts'
import { findClientsAsked, findDueCreations, putOffCreation, refuseCreation, removeCreation } from './creation.store.ts'
import { makeItems } from './make-items.ts'

/**
 * Makes in the ledger what people asked for: contacts of clients and items of records. Each is looked for under its own
 * key first, so that neither a lost answer nor a crash makes one twice. False: nothing is due, or it must wait.
 */
export async function makeWanted(run: Run): Promise<boolean> {
  const { prisma, ledger } = run.dependencies
  const due = await findDueCreations(prisma, run.target.organisationId, { now: now(run), most: ledger.batchSize })
  const [first] = due
  if (!first) return false
  const alike = due.filter(({ kind }) => kind === first.kind)
  const waiting = first.kind === 'ITEM' ? await makeItems(run, alike) : await makeContactsOf(run, alike)
  if (waiting.length > 0) await putOff(run, waiting)
  return waiting.length < alike.length
}

/** Answers those that must wait. Whatever left of them is known again by our number, so that nothing need be written down before. */
async function makeContactsOf(run: Run, due: readonly Creation[]): Promise<readonly Creation[]> {
  const { organisationId, workspaceId, connectionId } = run.target
  const clients = await findClientsAsked(
    run.dependencies.prisma,
    organisationId,
    due.map(({ subjectId }) => subjectId),
  )
  const made = await makeContacts(run, clients)
  const settled = due.flatMap((creation): { id: string; refusals: Refusal[] }[] => {
    const outcome = made.get(creation.subjectId) ?? 'made'
    if (outcome === 'later') return []
    return [{ id: creation.id, refusals: outcome === 'made' ? [] : outcome.refusals }]
  })
  await fenced(run, async (transaction) => {
    for (const { id, refusals } of settled)
      if (refusals.length > 0) await refuseCreation(transaction, id, refusals)
      else await removeCreation(transaction, id)
    if (settled.some(({ refusals }) => refusals.length === 0))
      await releaseBlocked(transaction, { workspaceId, organisationId, now: now(run) })
    if (settled.length > 0) publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
  return due.filter(({ id }) => !settled.some((one) => one.id === id))
}

/** They are tried again by themselves; a limit or a lost connection holds the whole organisation instead. */
async function putOff(run: Run, creations: readonly Creation[]): Promise<void> {
  if (run.rest || run.isLost) return
  const { clock, random } = run.dependencies
  await fenced(run, async (transaction) => {
    for (const creation of creations) {
      const dueAt = new Date(nextAttemptAt(clock.now(), creation.attempts + 1, random()))
      await putOffCreation(transaction, creation, dueAt)
    }
  })
}
