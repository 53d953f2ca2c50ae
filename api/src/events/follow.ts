import type { PrismaClient } from '@tieout/prisma'
import { Repeater } from 'graphql-yoga'
import type { Heard } from './cursor.ts'
import { readHead, readNewsAfter } from './news.store.ts'
import type { Notice } from './publish.ts'
import type { Subscribe } from './subscribe.ts'

/** A workspace's news, one piece after the other, each once; or that some of it is not to be had any more. */
export type Followed = Notice | 'missed'

interface Needs {
  prisma: PrismaClient
  subscribe: Subscribe
}

/**
 * Follows a workspace's news from `after` on, or from now. Live news carry numbers: where one is left out (the line to
 * PostgreSQL dropped, a reader was too slow), what was kept is read first.
 */
export function follow(
  { prisma, subscribe }: Needs,
  workspaceId: string,
  after?: Heard,
): AsyncIterableIterator<Followed> {
  return new Repeater<Followed>(async (push, stop) => {
    const live = subscribe(workspaceId)
    void stop.then(() => live.return?.())
    // Live news are heard from the first question on: before anything is looked up, so that nothing falls between.
    let next = live.next()
    // Asked for at once, and needed only where the line drops before the first piece of news.
    const begun = after ? after.position : readHead(prisma, workspaceId)
    void Promise.resolve(begun).catch(() => undefined)
    let heard: number | undefined

    const catchUp = async (): Promise<void> => {
      for (;;) {
        const from = heard ?? (await begun)
        const { notices, isBroken, last } = await readNewsAfter(prisma, workspaceId, from)
        if (isBroken) await push('missed')
        heard = isBroken && notices.length === 0 ? last : from
        for (const notice of notices) {
          heard = notice.position
          await push(notice)
        }
        if (notices.length === 0 || heard === last) return
      }
    }

    // A piece heard in part is told again from where it was left.
    if (after) {
      heard = after.ids === undefined ? after.position : after.position - 1
      await catchUp()
    }
    for (; ; next = live.next()) {
      const { done, value: news } = await next
      if (done) break
      if (news === 'mended') await catchUp()
      else if (heard === undefined || news.position === heard + 1) {
        heard = news.position
        await push(news)
      } else if (news.position > heard) await catchUp()
    }
    stop()
  })
}
