import { createPubSub, Repeater } from 'graphql-yoga'
import type { EventName } from './events.ts'
import type { NewsTarget, News } from './event-target.ts'

type Channels = { [Name in EventName]: [workspaceId: string, news: News] }

/** Opens a workspace's news. */
export interface Subscribe {
  /** News of one workspace, until the reader goes or `end` is called. */
  (name: EventName, workspaceId: string): AsyncIterableIterator<News>
  /** Ends every reader's news. */
  end(): void
}

/** Yoga's pub/sub over `target`. */
export function makeSubscribe(target: NewsTarget): Subscribe {
  const pubSub = createPubSub<Channels>({ eventTarget: target })
  const open = new Set<AsyncIterableIterator<News>>()
  const subscribe = (name: EventName, workspaceId: string): AsyncIterableIterator<News> => {
    const news = pubSub.subscribe(name, workspaceId)
    const reader = new Repeater<News>(async (push, stop) => {
      void stop.then(() => {
        open.delete(reader)
        return news.return()
      })
      for await (const item of news) await push(item)
      stop()
    })
    open.add(reader)
    return reader
  }
  return Object.assign(subscribe, { end: () => open.forEach((reader) => void reader.return?.()) })
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
