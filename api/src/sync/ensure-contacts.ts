import type { Client } from '@tieout/prisma'
import type { LedgerContact } from '../engine/ledger-documents.ts'
import type { PlannedContact } from '../engine/ledger-plans.ts'
import { followed, matchContact } from '../engine/match-contact.ts'
import type { Reason } from '../engine/reason.ts'
import { contactNumber, toWanted } from './contact-wanted.ts'
import { type ContactRules, findContactRules } from './contact-rules.store.ts'
import {
  doubtContactMirror,
  ensureContactMirror,
  findCandidates,
  findChains,
  mirrorContacts,
  refreshContactMirror,
  saveLinks,
  trustContactMirror,
} from './contact-mirror.store.ts'
import { call, fenced, now, type Run } from './run.ts'

/** The ledger's contact of a client, why there is none, or `later` when the ledger could not be asked. */
export type ContactFound = ContactLinked | { reason: Reason } | 'later'

export interface ContactLinked {
  ledgerContactId: string
  how: 'linked' | 'matched' | 'created'
}

type Unlinked = Client & { links: readonly { ledgerContactId: string }[] }

/**
 * Makes sure that every client has its contact in the ledger: the stored link, else a match in the mirror, else a new
 * contact, all of them in one call. A contact carries our number, by which the mirror knows it again: where a crash or a
 * lost answer left a write in doubt, the mirror is read before the next one (F069–F071).
 */
export async function ensureContacts(
  run: Run,
  clients: readonly Unlinked[],
  isInteractive: boolean,
): Promise<Map<string, ContactFound>> {
  const found = new Map<string, ContactFound>()
  for (const client of clients) {
    const [link] = client.links
    found.set(client.id, link ? { ledgerContactId: link.ledgerContactId, how: 'linked' } : 'later')
  }
  await followLinks(run, clients, found)
  const missing = () => clients.filter((client) => found.get(client.id) === 'later')
  if (missing().length === 0) return found
  if (!(await ensureContactMirror(run, isInteractive))) return found
  const { autoCreateContacts } = await matchMirror(run, missing(), found)
  if (missing().length === 0) return found
  if (!autoCreateContacts) {
    for (const { id, name } of missing())
      found.set(id, { reason: { code: 'CONTACT_MISSING', client: name, clientId: id } })
    return found
  }
  const written = await createMissing(run, missing(), found, isInteractive)
  if (written === 'known') await trustContactMirror(run)
  // The ledger knew a name or number that the mirror did not: look again, once.
  if (written === 'look' && (await refreshContactMirror(run, isInteractive))) await matchMirror(run, missing(), found)
  return found
}

/** A contact merged in the ledger lives on as another, and the link follows it; an archived one takes no documents. */
async function followLinks(run: Run, clients: readonly Unlinked[], found: Map<string, ContactFound>): Promise<void> {
  const { prisma } = run.dependencies
  const linked = clients.filter((client) => client.links.length > 0)
  const ids = linked.flatMap(({ links }) => links.map(({ ledgerContactId }) => ledgerContactId))
  const chains = await findChains(prisma, run.target.organisationId, ids)
  const moved: { client: Unlinked; contact: LedgerContact }[] = []
  for (const client of linked) {
    const known = chains.find(({ ledgerContactId }) => ledgerContactId === client.links[0]?.ledgerContactId)
    if (!known?.archived) continue
    const match = followed(known, chains)
    if (match.outcome === 'matched') moved.push({ client, contact: match.contact })
    else found.set(client.id, { reason: { code: 'CONTACT_ARCHIVED', client: client.name, clientId: client.id } })
  }
  await link(run, moved, found, 'matched')
}

async function matchMirror(
  run: Run,
  clients: readonly Unlinked[],
  found: Map<string, ContactFound>,
): Promise<ContactRules> {
  const rules = await findContactRules(run.dependencies.prisma, run.target.organisationId)
  const candidates = await findCandidates(run.dependencies.prisma, run.target.organisationId, clients.map(toWanted))
  const matched: { client: Unlinked; contact: LedgerContact }[] = []
  for (const client of clients) {
    const match = matchContact(toWanted(client), candidates, rules.contactMatchOrder)
    if (match.outcome === 'matched') matched.push({ client, contact: match.contact })
    if (match.outcome === 'ambiguous')
      found.set(client.id, {
        reason: { code: 'CONTACT_AMBIGUOUS', client: client.name, clientId: client.id, count: match.contacts.length },
      })
    if (match.outcome === 'archived')
      found.set(client.id, { reason: { code: 'CONTACT_ARCHIVED', client: client.name, clientId: client.id } })
  }
  await link(run, matched, found, 'matched')
  return rules
}

/** What is known of a write: all that came of it, all but what a look would show, or not even whether it was made. */
type Written = 'known' | 'look' | 'inDoubt'

async function createMissing(
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
    const first = await createMissing(run, clients.slice(0, middle), found, isInteractive)
    if (first === 'inDoubt') return first
    const second = await createMissing(run, clients.slice(middle), found, isInteractive)
    return second === 'known' ? first : second
  }
  let written: Written = 'known'
  const created: { client: Unlinked; contact: LedgerContact }[] = []
  for (const [position, client] of clients.entries()) {
    const outcome = answer.value.find((row) => row.key === contactNumber(client.id)) ?? answer.value[position]
    if (!outcome) written = 'look'
    else if ('saved' in outcome) created.push({ client, contact: outcome.saved })
    else if (outcome.refusals.some(({ code }) => code === 'CONTACT_NAME_TAKEN' || code === 'CONTACT_NUMBER_TAKEN'))
      written = 'look'
    else found.set(client.id, { reason: { code: 'REFUSED', refusals: outcome.refusals } })
  }
  await link(run, created, found, 'created')
  return written
}

async function link(
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
