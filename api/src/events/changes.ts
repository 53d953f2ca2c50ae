import { GraphQLError } from 'graphql'
import { Repeater } from 'graphql-yoga'
import { viewerOf, type Context } from '../context.ts'
import { readCursor, writeCursor, type Heard } from './cursor.ts'
import type { EventName } from './events.ts'
import { follow, type Followed } from './follow.ts'
import { readNewsAfter } from './news.store.ts'
import type { Notice } from './publish.ts'

export interface ChangesWanted {
  /** A cursor told before: what came after it is told first. */
  after?: string | null | undefined
  /** Nothing but this id. */
  only?: string | undefined
  /** Whether it is of the kind that is listened to; everything is, unless told. */
  isWanted?: (id: string) => Promise<boolean>
}

const idsIn: Record<EventName, (notice: Notice) => string[]> = {
  documentChanged: ({ documentIds }) => documentIds,
  connectionChanged: ({ connectionIds }) => connectionIds,
  reconciliationChanged: ({ reconciliationIds }) => reconciliationIds,
}

/** Ids of what changed in the viewer's workspace, one by one, for a subscription to read again. */
export async function changes(
  context: Context,
  name: EventName,
  wanted: ChangesWanted,
): Promise<AsyncIterable<string>> {
  const after = heardBefore(context, wanted.after)
  if (after) await requireKept(context, after)
  const news = followNews(context, after)
  const { only, isWanted } = wanted
  return new Repeater<string>(async (push, stop) => {
    void stop.then(() => news.return?.())
    for await (const notice of news) {
      if (notice === 'missed') throw tooLate()
      const ids = idsIn[name](notice)
      for (let nth = notice.position === after?.position ? (after.ids ?? 0) : 0; nth < ids.length; nth++) {
        const id = ids[nth]
        if (id === undefined || (only !== undefined && id !== only) || (isWanted && !(await isWanted(id)))) continue
        context.cursor = writeCursor({ position: notice.position, ids: nth + 1 < ids.length ? nth + 1 : undefined })
        await push(id)
      }
    }
    stop()
  })
}

/** The viewer's workspace's news, from a cursor on or from now. */
export function followNews(context: Context, after: Heard | undefined): AsyncIterableIterator<Followed> {
  return follow(context.dependencies, viewerOf(context).workspaceId, after)
}

/** How far whoever asks listened before: the argument says, or the header a browser's own event source sends. */
export function heardBefore({ request }: Context, after: string | null | undefined): Heard | undefined {
  const given = after ?? request.headers.get('last-event-id')
  if (!given) return undefined
  const heard = readCursor(given)
  if (heard) return heard
  throw new GraphQLError('This cursor is none of ours: give back what extensions.cursor told.', {
    extensions: { code: 'BAD_CURSOR', http: { status: 400 } },
  })
}

async function requireKept(context: Context, { position, ids }: Heard): Promise<void> {
  const from = ids === undefined ? position : position - 1
  const { isBroken } = await readNewsAfter(context.dependencies.prisma, viewerOf(context).workspaceId, from)
  if (isBroken) throw tooLate()
}

function tooLate(): GraphQLError {
  return new GraphQLError('What came after this cursor is not kept any more. Read anew, and listen without it.', {
    extensions: { code: 'CURSOR_EXPIRED', http: { status: 410 } },
  })
}
