import { Repeater } from 'graphql-yoga'
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

/**
 * Ids of what changed in the viewer's workspace, for a subscription to read again. Before each, the viewer is asked for
 * again: whoever signed out, was removed or whose key was revoked hears nothing more.
 */
export function changes(
  context: Context,
  name: EventName,
  { only, isWanted, readChangedSince }: ChangesWanted,
): AsyncIterableIterator<string> {
  const { readViewer, subscribe } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const ids = idsOf(subscribe(name, workspaceId), readChangedSince)
  return new Repeater<string>(async (push, stop) => {
    void stop.then(() => ids.return?.())
    for await (const id of ids) {
      if (only !== undefined && id !== only) continue
      if (isWanted && !(await isWanted(id))) continue
      const viewer = await readViewer(context.request.headers)
      if (viewer?.workspaceId !== workspaceId) break
      await push(id)
    }
    stop()
  })
}
