import type { PrismaClient } from '@tieout/prisma'
import { type LoadedDocument, loadPushDocuments } from './document.store.ts'

/** A document with what a push needs of it. */
export type ReadDocument = LoadedDocument

/** Documents as a push would load them, for whoever previews. */
export function readPushDocuments(
  prisma: PrismaClient,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadDocument[]> {
  return loadPushDocuments(prisma, organisationId, ids)
}
