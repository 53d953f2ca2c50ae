import { differencesOf } from '../../engine/align-contact.ts'
import type { Refusal } from '../../engine/ledger-answer.ts'
import type { HeldContact } from '../../engine/ledger-documents.ts'
import type { PlannedContactUpdate } from '../../engine/ledger-plans.ts'
import { nextAttemptAt } from '../../engine/retry.ts'
import { call, fenced, now, type Run } from '../run.ts'
import { findDueLinks, type DueLink } from './alignment.store.ts'
import { settleAligned, type Settled } from './settle-aligned.ts'

interface Planned {
  link: DueLink
  update: PlannedContactUpdate
}

/** An archived contact takes no changes, and one that is gone has nothing to change. */
const archived: Refusal = { code: 'CONTACT_ARCHIVED', said: 'The contact is archived in Xero.', line: undefined }

/**
 * Changes contacts in the ledger as their clients were changed here. Each is read first: what says the same already is
 * not written, so neither a lost answer nor a crash after the write changes anything twice; people and numbers we do not
 * keep are said again, for the ledger takes away what a change leaves out. False: nothing is due, or it must wait.
 */
export async function alignContacts(run: Run): Promise<boolean> {
  const { prisma, ledger } = run.dependencies
  const most = ledger.batchSize
  const due = await findDueLinks(prisma, run.target.organisationId, { now: now(run), most })
  if (due.length === 0) return false
  const ids = [...new Set(due.map(({ ledgerContactId }) => ledgerContactId))]
  const read = await call(run, { isInteractive: true }, (access) => ledger.readContactsById(access, ids))
  if (!read.ok) return putOff(run, due)
  const planned: Planned[] = []
  const settled: Settled[] = []
  for (const link of due) {
    const held = read.value.find((one) => one.ledgerContactId === link.ledgerContactId)
    if (!held || held.archived) settled.push({ link, refusals: [archived] })
    else {
      const changes = changesOf(link, held)
      if (Object.keys(changes).length === 0) settled.push({ link, saved: held })
      else planned.push({ link, update: { held, changes } })
    }
  }
  await settleAligned(run, settled)
  return write(run, planned)
}

/** What of the edits here is not there yet. */
function changesOf({ client, dueFields }: DueLink, held: HeldContact): PlannedContactUpdate['changes'] {
  return Object.fromEntries(
    differencesOf(client, held)
      .filter(({ field }) => dueFields.includes(field))
      .map(({ field, ours }) => [field, ours]),
  )
}

async function write(run: Run, planned: readonly Planned[]): Promise<boolean> {
  if (planned.length === 0) return true
  const { ledger, newId } = run.dependencies
  const encoded = ledger.encodeContactUpdates(planned.map(({ update }) => update))
  const key = `${run.target.ledgerOrganisationId}-align-${newId()}`
  const answer = await call(run, { isInteractive: true }, (access) => ledger.writeContacts(access, encoded, key))
  const links = planned.map(({ link }) => link)
  if (!answer.ok) {
    if (answer.failure.kind !== 'rejected') return putOff(run, links)
    const [only, ...others] = links
    if (only && others.length === 0) {
      await settleAligned(run, [{ link: only, refusals: answer.failure.refusals }])
      return true
    }
    // Nothing of it was saved: halve it until the guilty one is alone.
    const middle = Math.ceil(planned.length / 2)
    const first = await write(run, planned.slice(0, middle))
    return (await write(run, planned.slice(middle))) && first
  }
  const outcomes = new Map(answer.value.map((row) => [row.key, row]))
  const settled = planned.flatMap(({ link, update }): Settled[] => {
    const outcome = outcomes.get(link.ledgerContactId)
    if (!outcome) return []
    if ('refusals' in outcome) return [{ link, refusals: outcome.refusals }]
    // The answer to a write says nothing sure of roles: they are as they were read.
    const { isCustomer = false, isSupplier = false } = update.held
    return [{ link, saved: { ...outcome.saved, isCustomer, isSupplier } }]
  })
  await settleAligned(run, settled)
  const unknown = links.filter((link) => !settled.some((one) => one.link === link))
  return unknown.length === 0 || putOff(run, unknown)
}

/** They are tried again by themselves; a limit or a lost connection holds the whole organisation instead. */
async function putOff(run: Run, links: readonly DueLink[]): Promise<false> {
  if (run.rest || run.isLost) return false
  const { clock, random } = run.dependencies
  await fenced(run, async (transaction) => {
    for (const { id, attempts } of links) {
      const dueAt = new Date(nextAttemptAt(clock.now(), attempts + 1, random()))
      // Taken away meanwhile, or edited again: then there is nothing to put off.
      await transaction.contactLink.updateMany({ where: { id, attempts }, data: { attempts: attempts + 1, dueAt } })
    }
  })
  return false
}
