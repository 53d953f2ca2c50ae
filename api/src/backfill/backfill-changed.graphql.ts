import { Repeater } from 'graphql-yoga'
import { builder } from '../builder.ts'
import { type Context, viewerOf } from '../context.ts'
import { followNews } from '../events/changes.ts'
import { BackfillNode } from './backfill.graphql.ts'

/** However many invoices arrive, it is told so often. */
const tellEveryMs = 1_000

builder.subscriptionField('backfillChanged', (t) =>
  t.prismaField({
    type: BackfillNode,
    nullable: true,
    description: 'The newest backfill of the workspace: its progress, at most once a second, while anything changes.',
    subscribe: (_, __, context) => listen(context),
    resolve: (query, _, __, context) =>
      context.dependencies.prisma.backfill.findFirst({
        ...query,
        where: { workspaceId: viewerOf(context).workspaceId },
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      }),
  }),
)

/** Its progress is that of the invoices; what is done to it is news of the connection: it is read at each piece of news. */
function listen(context: Context): AsyncIterableIterator<true> {
  const news = followNews(context, undefined)
  return new Repeater<true>(async (push, stop) => {
    let timer: NodeJS.Timeout | undefined
    void stop.then(() => {
      clearTimeout(timer)
      return news.return?.()
    })
    for await (const _ of news)
      timer ??= setTimeout(() => {
        timer = undefined
        void push(true)
      }, tellEveryMs)
    stop()
  })
}
