import type { LedgerContact } from '../engine/ledger-documents.ts'
import { followed, matchContact } from '../engine/match-contact.ts'
import { toWanted } from './contact-wanted.ts'
import { type ContactRules, findContactRules } from './contact-rules.store.ts'
import {
  ensureContactMirror,
  findCandidates,
  findChains,
  refreshContactMirror,
  trustContactMirror,
} from './contact-mirror.store.ts'
import { type ContactFound, createContacts, linkContacts, type Unlinked } from './create-contacts.ts'
import type { Run } from './run.ts'

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
  const written = await createContacts(run, missing(), found, isInteractive)
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
  await linkContacts(run, moved, found, 'matched')
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
  await linkContacts(run, matched, found, 'matched')
  return rules
}
