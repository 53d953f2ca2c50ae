import type { PrismaClient } from '@tieout/prisma'
import type { LedgerContact } from '../engine/ledger-documents.ts'
import { matchContact } from '../engine/match-contact.ts'
import type { Reason } from '../engine/reason.ts'
import { findCandidates } from './contact-mirror.store.ts'
import { type ContactRules, findContactRules } from './contact-rules.store.ts'
import { toWanted } from './contact-wanted.ts'
import type { LoadedDocument } from './document.store.ts'

/** What can be told of a push besides its plan. */
export interface Foreseen {
  /** Whom it would go to: a contact tied before, one that the mirror knows, a new one, or one that nobody can tell. */
  contact: { willBe: 'LINKED' | 'MATCHED' | 'CREATED' | 'UNCLEAR'; ledgerContactId?: string; name: string }
  problems: Reason[]
}

/** Foresees contacts and taken numbers from what is cached, in three statements however many documents. */
export async function foresee(
  prisma: PrismaClient,
  organisationId: string,
  documents: readonly LoadedDocument[],
): Promise<Map<string, Foreseen>> {
  const unlinked = documents.filter(({ client }) => client.links.length === 0)
  const wanted = unlinked.map(({ client }) => toWanted(client))
  const candidates = await findCandidates(prisma, organisationId, wanted)
  const rules = await findContactRules(prisma, organisationId)
  const holders = await prisma.syncStatus.findMany({
    where: { organisationId, ledgerNumber: { in: documents.map(({ number }) => number) }, documentId: { not: null } },
    select: { documentId: true, ledgerId: true, ledgerNumber: true, ledgerStatus: true },
  })
  return new Map(
    documents.map((document) => {
      const { contact, problem } = foreseeContact(document, candidates, rules)
      const holder = holders.find(
        ({ documentId, ledgerNumber, ledgerStatus }) =>
          ledgerNumber === document.number && documentId !== document.id && ledgerStatus !== 'DELETED',
      )
      const taken: Reason[] = holder
        ? [{ code: 'DUPLICATE_NUMBER', number: document.number, ledgerId: holder.ledgerId ?? undefined }]
        : []
      return [document.id, { contact, problems: [...(problem ? [problem] : []), ...taken] }]
    }),
  )
}

function foreseeContact({ client }: LoadedDocument, candidates: readonly LedgerContact[], rules: ContactRules) {
  const [link] = client.links
  const { name } = client
  if (link) return { contact: { willBe: 'LINKED' as const, ...link } }
  const match = matchContact(toWanted(client), candidates, rules.contactMatchOrder)
  switch (match.outcome) {
    case 'matched': {
      const { ledgerContactId, name: known } = match.contact
      return { contact: { willBe: 'MATCHED' as const, ledgerContactId, name: known } }
    }
    case 'ambiguous': {
      const problem: Reason = {
        code: 'CONTACT_AMBIGUOUS',
        client: name,
        clientId: client.id,
        count: match.contacts.length,
      }
      return { contact: { willBe: 'UNCLEAR' as const, name }, problem }
    }
    case 'archived': {
      const problem: Reason = { code: 'CONTACT_ARCHIVED', client: name, clientId: client.id }
      return { contact: { willBe: 'UNCLEAR' as const, name }, problem }
    }
    case 'none': {
      const problem: Reason = { code: 'CONTACT_MISSING', client: name, clientId: client.id }
      if (!rules.autoCreateContacts) return { contact: { willBe: 'UNCLEAR' as const, name }, problem }
      return { contact: { willBe: 'CREATED' as const, name } }
    }
  }
}
