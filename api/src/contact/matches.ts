import type { LedgerContact } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { matchContact, type ContactWanted } from '../engine/match-contact.ts'
import { readCandidates, readContactRules } from '../sync/read-contacts.ts'
import { loadStanding } from '../sync-status/standing.ts'

export interface Matches {
  outcome: 'MATCHED' | 'AMBIGUOUS' | 'ARCHIVED' | 'NONE'
  by: string | undefined
  contacts: LedgerContact[]
}

/** Whom a push would give to a client of this name and e-mail; nothing is asked of the ledger. */
export async function findMatches(context: Context, wanted: ContactWanted): Promise<Matches> {
  const { prisma } = context.dependencies
  const { organisationId } = await loadStanding(prisma, viewerOf(context).workspaceId)
  if (!organisationId) return { outcome: 'NONE', by: undefined, contacts: [] }
  const rules = await readContactRules(prisma, organisationId)
  const candidates = await readCandidates(prisma, organisationId, [wanted])
  const match = matchContact(wanted, candidates, rules.contactMatchOrder)
  const found = match.outcome === 'none' ? [] : match.outcome === 'ambiguous' ? match.contacts : [match.contact]
  const contacts = await prisma.ledgerContact.findMany({
    where: { organisationId, ledgerContactId: { in: found.map(({ ledgerContactId }) => ledgerContactId) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const outcome = match.outcome.toUpperCase() as Matches['outcome']
  return { outcome, by: match.outcome === 'matched' ? match.by : undefined, contacts }
}
