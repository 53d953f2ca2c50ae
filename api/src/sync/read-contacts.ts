import type { PrismaClient } from '@tieout/prisma'
import type { LedgerContact } from '../engine/ledger-documents.ts'
import type { ContactWanted } from '../engine/match-contact.ts'
import { findCandidates } from './contact-mirror.store.ts'
import { type ContactRules, findContactRules } from './contact-rules.store.ts'

/** The mirror's contacts that may stand for any of these, for whoever previews a match. */
export function readCandidates(
  prisma: PrismaClient,
  organisationId: string,
  wanted: readonly ContactWanted[],
): Promise<LedgerContact[]> {
  return findCandidates(prisma, organisationId, wanted)
}

export function readContactRules(prisma: PrismaClient, organisationId: string): Promise<ContactRules> {
  return findContactRules(prisma, organisationId)
}
