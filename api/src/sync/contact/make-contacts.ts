import type { Refusal } from '../../engine/ledger-answer.ts'
import {
  ensureContactMirror,
  findCandidates,
  refreshContactMirror,
  trustContactMirror,
} from '../contact-mirror.store.ts'
import { contactNumber, toWanted } from '../contact-wanted.ts'
import { type ContactFound, createContacts, linkContacts, type Unlinked } from '../create-contacts.ts'
import type { Run } from '../run.ts'

/** How a contact that a person asked for ended: it is there and linked, the ledger refused it, or it must wait. */
export type ContactMade = 'made' | 'later' | { refusals: Refusal[] }

const nameTaken: Refusal = {
  code: 'CONTACT_NAME_TAKEN',
  said: 'Another contact in Xero has this name, e-mail or number.',
  line: undefined,
}

/**
 * Makes new contacts of clients because a person asked for it: nobody alike is taken instead, only what carries our own
 * number. So what a lost answer or a crash left behind is found again, and nothing is made twice.
 */
export async function makeContacts(run: Run, clients: readonly Unlinked[]): Promise<Map<string, ContactMade>> {
  const found = new Map<string, ContactFound>()
  const missing = () => clients.filter(({ id, links }) => links.length === 0 && !found.has(id))
  if (!(await ensureContactMirror(run, true))) return told(clients, found)
  await takeOwn(run, missing(), found)
  if (missing().length > 0) {
    const written = await createContacts(run, missing(), found, true)
    if (written === 'known') await trustContactMirror(run)
    if (written === 'look' && (await refreshContactMirror(run, true))) {
      await takeOwn(run, missing(), found)
      for (const { id } of missing()) found.set(id, { reason: { code: 'REFUSED', refusals: [nameTaken] } })
    }
  }
  return told(clients, found)
}

/** What the mirror knows under our own number is ours, whatever became of the answer. */
async function takeOwn(run: Run, clients: readonly Unlinked[], found: Map<string, ContactFound>): Promise<void> {
  const { prisma } = run.dependencies
  const mirrored = await findCandidates(prisma, run.target.organisationId, clients.map(toWanted))
  const own = clients.flatMap((client) => {
    const contact = mirrored.find((one) => one.number === contactNumber(client.id) && !one.archived)
    return contact ? [{ client, contact }] : []
  })
  await linkContacts(run, own, found, 'matched')
}

function told(clients: readonly Unlinked[], found: ReadonlyMap<string, ContactFound>): Map<string, ContactMade> {
  return new Map(
    clients.map(({ id, links }): [string, ContactMade] => {
      const outcome = found.get(id)
      if (links.length > 0) return [id, 'made']
      if (!outcome || outcome === 'later') return [id, 'later']
      if (!('reason' in outcome)) return [id, 'made']
      return [id, outcome.reason.code === 'REFUSED' ? { refusals: outcome.reason.refusals } : 'later']
    }),
  )
}
