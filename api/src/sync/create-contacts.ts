import type { Client } from '@tieout/prisma'
import { contactAnswer } from '../engine/contact-answer.ts'
import type { LedgerContact } from '../engine/ledger-documents.ts'
import type { PlannedContact } from '../engine/ledger-plans.ts'
import type { Reason } from '../engine/reason.ts'
import { doubtContactMirror, mirrorContacts, saveLinks } from './contact-mirror.store.ts'
import { toWanted } from './contact-wanted.ts'
import { call, fenced, now, type Run } from './run.ts'

/** The ledger's contact of a client, why there is none, or `later` when the ledger could not be asked. */
export type ContactFound = ContactLinked | { reason: Reason } | 'later'

export interface ContactLinked {
  ledgerContactId: string
  how: 'linked' | 'matched' | 'created'
}

export type Unlinked = Client & { links: readonly { ledgerContactId: string }[] }

/** What is known of a write: all that came of it, all but what a look would show, or not even whether it was made. */
export type Written = 'known' | 'look' | 'inDoubt'

/** Creates contacts for these clients in one call, halved where one of them is refused for all; what was made is linked. */
export async function createContacts(
  run: Run,
  clients: readonly Unlinked[],
  found: Map<string, ContactFound>,
  isInteractive: boolean,
): Promise<Written> {
  const { ledger, newId } = run.dependencies
  const write = ledger.encodeContacts(clients.map(toPlanned))
  const key = `${run.target.ledgerOrganisationId}-contacts-${newId()}`
  const options = { isInteractive, beforeSend: () => doubtContactMirror(run) }
  const answer = await call(run, options, (access) => ledger.writeContacts(access, write, key))
  if (!answer.ok) {
    if (answer.failure.kind === 'unknownOutcome') return 'inDoubt'
    if (answer.failure.kind !== 'rejected') return 'known'
    const [only, ...others] = clients
    if (only && others.length === 0)
      found.set(only.id, { reason: { code: 'REFUSED', refusals: answer.failure.refusals } })
    if (others.length === 0) return 'known'
    // Nothing of it was saved: halve it until the guilty one is alone.
    const middle = Math.ceil(clients.length / 2)
    const first = await createContacts(run, clients.slice(0, middle), found, isInteractive)
    if (first === 'inDoubt') return first
    const second = await createContacts(run, clients.slice(middle), found, isInteractive)
    return second === 'known' ? first : second
  }
  let written: Written = 'known'
  const created: { client: Unlinked; contact: LedgerContact }[] = []
  for (const client of clients) {
    const outcome = contactAnswer(toWanted(client), answer.value)
    if (!outcome) written = 'look'
    else if ('saved' in outcome) created.push({ client, contact: outcome.saved })
    else if (outcome.refusals.some(({ code }) => code === 'CONTACT_NAME_TAKEN' || code === 'CONTACT_NUMBER_TAKEN'))
      written = 'look'
    else found.set(client.id, { reason: { code: 'REFUSED', refusals: outcome.refusals } })
  }
  await linkContacts(run, created, found, 'created')
  return written
}

/** Writes down which contact stands for which client from now on. */
export async function linkContacts(
  run: Run,
  pairs: readonly { client: Unlinked; contact: LedgerContact }[],
  found: Map<string, ContactFound>,
  how: 'matched' | 'created',
): Promise<void> {
  if (pairs.length === 0) return
  const { organisationId } = run.target
  const contacts = pairs.map(({ contact }) => contact)
  const links = pairs.map(({ client, contact: { ledgerContactId, name } }) => ({
    ...{ clientId: client.id, ledgerContactId, name },
  }))
  await fenced(run, async (transaction) => {
    await mirrorContacts(transaction, organisationId, contacts, now(run))
    await saveLinks(transaction, organisationId, links)
  })
  for (const { clientId, ledgerContactId } of links) found.set(clientId, { ledgerContactId, how })
}

function toPlanned(client: Unlinked): PlannedContact {
  return { ...toWanted(client), phone: client.phone ?? undefined }
}
