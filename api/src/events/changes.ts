import { filter, pipe } from 'graphql-yoga'
import { viewerOf, type Context } from '../context.ts'
import type { EventName } from './events.ts'
import { idsOf } from './subscribe.ts'

export interface ChangesWanted {
  /** Nothing but this id. */
  only?: string | undefined
  /** Whether it is of the kind that is listened to; everything is, unless told. */
  isWanted?: (id: string) => Promise<boolean>
  /** What may have been missed while the line was down. */
  readChangedSince: (since: Date) => Promise<string[]>
}

/** Ids of what changed in the viewer's workspace, for a subscription to read again. */
export function changes(
  context: Context,
  name: EventName,
  { only, isWanted, readChangedSince }: ChangesWanted,
): AsyncIterable<string> {
  const ids = idsOf(context.dependencies.subscribe(name, viewerOf(context).workspaceId), readChangedSince)
  return pipe(
    ids,
    filter(async (id) => (only === undefined || id === only) && (!isWanted || (await isWanted(id)))),
  )
}
