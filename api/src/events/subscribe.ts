import { createPubSub, Repeater } from 'graphql-yoga'
import type { NewsTarget, News } from './event-target.ts'

type Channels = { news: [workspaceId: string, news: News] }

/** Opens a workspace's live news. */
export interface Subscribe {
  /** News of one workspace, until the reader goes or `end` is called. */
  (workspaceId: string): AsyncIterableIterator<News>
  /** Ends every reader's news. */
  end(): void
}

/** Yoga's pub/sub over `target`. */
export function makeSubscribe(target: NewsTarget): Subscribe {
  const pubSub = createPubSub<Channels>({ eventTarget: target })
  const open = new Set<AsyncIterableIterator<News>>()
  const subscribe = (workspaceId: string): AsyncIterableIterator<News> => {
    const news = pubSub.subscribe('news', workspaceId)
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
