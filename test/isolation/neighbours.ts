import type { GraphQLSchema } from 'graphql'
import { makeKey, type Story } from '../kit/story.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'
import { crawl, type Sight } from './crawl.ts'
import { idsIn, idsToldIn, rowsOf } from './rows.ts'
import { settle } from './tenant.ts'

/** Two workspaces in one Tieout: ours asks, theirs must not be reached. */
export interface Neighbours {
  world: TimedWorld
  databaseUrl: string
  ours: Story
  ourKey: Record<string, string>
  ourSight: Sight
  theirs: Story
  theirSight: Sight
  /** Every row that is there because they are. */
  theirRows: string[]
  /** Every id that only they have. */
  theirIds: Set<string>
  /** What of theirs is in a text: their ids, and the word that stands in all their texts. */
  leaksIn(text: string): string[]
}

/** The word that stands in every text of theirs. */
export const mark = 'zebra'

export async function openNeighbours(schema: GraphQLSchema): Promise<Neighbours> {
  const world = await openTimedWorld()
  const databaseUrl = world.variables['DATABASE_URL'] ?? ''
  const ours = await settle(world, 'ours')
  const ourKey = await makeKey(world, ours.cookie)
  const alone = await rowsOf(databaseUrl)
  const theirs = await settle(world, mark)
  const { workspace } = (await theirs.graph.ask('{ viewer { workspace { id } } }'))['viewer']
  const known = idsIn(alone)
  const added = [...(await rowsOf(databaseUrl))].filter((row) => !alone.has(row))
  const { rows: theirRows, ids: theirIds } = rowsAround(idsToldIn(workspace.id)[0] ?? '', added, known)
  return {
    ...{ world, databaseUrl, ours, ourKey, theirs, theirRows, theirIds },
    ourSight: await crawl(schema, world.apiUrl, { cookie: ours.cookie }),
    theirSight: await crawl(schema, world.apiUrl, { cookie: theirs.cookie }),
    leaksIn: (text) => [...idsToldIn(text).filter((id) => theirIds.has(id)), ...(text.includes(mark) ? [mark] : [])],
  }
}

/** The rows that hang together with `id`, however far, by ids that were not known before. */
function rowsAround(id: string, added: string[], known: Set<string>): { rows: string[]; ids: Set<string> } {
  const ids = new Set([id])
  for (let before = 0; before < ids.size;) {
    before = ids.size
    for (const row of added) {
      const named = [...idsIn([row])]
      if (named.some((one) => ids.has(one))) named.filter((one) => !known.has(one)).forEach((one) => ids.add(one))
    }
  }
  return { rows: added.filter((row) => [...idsIn([row])].some((one) => ids.has(one))), ids }
}
