import type { PrismaClient } from '@tieout/prisma'
import { findMapped } from './mapping.store.ts'
import { loadSuggestionBasis, type SuggestionBasis } from './suggestion-basis.store.ts'

export type { SuggestionBasis }

/** What mappings would be suggested from; undefined while there is nothing to map to. */
export async function loadSuggestionsNow(
  prisma: PrismaClient,
  workspaceId: string,
): Promise<SuggestionBasis | undefined> {
  const mapped = await findMapped(prisma, workspaceId)
  return mapped && loadSuggestionBasis(prisma, workspaceId, mapped)
}
