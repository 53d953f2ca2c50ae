import { insideWorkspace } from '@tieout/prisma/wall'

/** Runs `work` with PostgreSQL keeping it to the rows of one workspace; somebody without one reaches no rows at all. */
export function behindWall<Result>(
  workspaceId: string | undefined,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  return insideWorkspace(workspaceId ?? '', work)
}

/** The same for all that comes of `items`, and for what is done to get it. */
export function allBehindWall<Item>(
  workspaceId: string | undefined,
  items: AsyncIterable<Item>,
): AsyncIterableIterator<Item> {
  const iterator = items[Symbol.asyncIterator]()
  const ended = { done: true, value: undefined } as const
  return {
    next: () => behindWall(workspaceId, () => iterator.next()),
    return: async (value) => (await behindWall(workspaceId, () => iterator.return?.(value))) ?? ended,
    throw: async (cause) => (await behindWall(workspaceId, () => iterator.throw?.(cause))) ?? ended,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
