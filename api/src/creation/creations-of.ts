import type { Creation, CreationKind } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { findCreationsOf } from './creation.store.ts'

/** What is asked to be made of each client, in the organisation that is connected. */
export const loadContactCreation = makeLoader<Context, string, Creation>((context, ids) =>
  load(context, 'CONTACT', ids),
)

/** What is asked to be made of each record. */
export const loadItemCreation = makeLoader<Context, string, Creation>((context, ids) => load(context, 'ITEM', ids))

async function load(context: Context, kind: CreationKind, ids: readonly string[]): Promise<Map<string, Creation>> {
  const { prisma } = context.dependencies
  const { organisationId = '' } = await loadStanding(prisma, viewerOf(context).workspaceId)
  const creations = await findCreationsOf(prisma, { organisationId, kind }, ids)
  return new Map(creations.map((creation) => [creation.subjectId, creation]))
}
