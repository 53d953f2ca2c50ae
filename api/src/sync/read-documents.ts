import type { PrismaClient } from '@tieout/prisma'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import { type LoadedDocument, loadPushDocuments } from './document.store.ts'
import { type Foreseen, foresee } from './foresee.ts'
import { heldIn } from './held.ts'

/** A document with what a push needs of it, and what can be foreseen of that push. */
export interface ReadDocument {
  document: LoadedDocument
  held: (LedgerDocument & { isChangedThere?: boolean }) | undefined
  foreseen: Foreseen | undefined
}

/** Documents as a push would load them, for whoever previews: the number of statements is fixed. */
export async function readPushDocuments(
  prisma: PrismaClient,
  organisationId: string | undefined,
  ids: readonly string[],
): Promise<ReadDocument[]> {
  const documents = await loadPushDocuments(prisma, organisationId ?? '', ids)
  const foreseen = organisationId === undefined ? undefined : await foresee(prisma, organisationId, documents)
  return documents.map((document) => ({
    document,
    held: heldIn(document.syncs[0]),
    foreseen: foreseen?.get(document.id),
  }))
}
