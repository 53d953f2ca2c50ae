import { createPubSub, Repeater } from 'graphql-yoga'
import type { EventName } from './events.ts'
import type { NewsTarget, News } from './event-target.ts'

type Channels = { [Name in EventName]: [workspaceId: string, news: News] }

/** News of one workspace, until the reader goes. */
export type Subscribe = (name: EventName, workspaceId: string) => AsyncIterableIterator<News>

/** Yoga's pub/sub over `target`. */
export function makeSubscribe(target: NewsTarget): Subscribe {
  const pubSub = createPubSub<Channels>({ eventTarget: target })
  return (name, workspaceId) => pubSub.subscribe(name, workspaceId)
}

/**
 * Turns news into single ids, one at a time as the reader takes them. `readChangedSince` names what may have been missed.
 */
export function idsOf(
  news: AsyncIterableIterator<News>,
  readChangedSince: (since: Date) => Promise<string[]>,
): AsyncIterableIterator<string> {
  return new Repeater<string>(async (push, stop) => {
    void stop.then(() => news.return?.())
    for await (const item of news) {
      const ids = 'changed' in item ? item.changed : await readChangedSince(item.lostSince)
      for (const id of ids) await push(id)
    }
    stop()
  })
}
