import type { DocumentKind } from '@tieout/prisma'
import { type Context, viewerOf } from '../context.ts'
import { documentFilter } from '../document/find-documents.ts'
import { namesOf } from '../document/kinds.ts'
import { localId } from '../lib/ids.ts'
import { InvalidInput } from '../problem/problem.ts'
import type { Which } from './find-eligible.ts'

/** As many may be named in one call. */
const MOST_NAMED = 100

interface Said {
  kind: DocumentKind
  ids?: readonly string[] | null | undefined
  where?: Parameters<typeof documentFilter>[2]
  after?: string | null | undefined
}

/** Documents by id, or all that match, as a caller says it. */
export async function readWhich(context: Context, { kind, ids, where, after }: Said): Promise<Which | InvalidInput> {
  if (Boolean(ids) === Boolean(where))
    return new InvalidInput([{ path: 'ids', message: 'Name documents, or say which match: one of the two.' }])
  if (ids && (ids.length === 0 || ids.length > MOST_NAMED))
    return new InvalidInput([{ path: 'ids', message: `Name 1 to ${MOST_NAMED}.` }])
  const { type } = namesOf(kind)
  const named = ids?.flatMap((id) => localId(type, id) ?? [])
  const fits = named
    ? { id: { in: named }, workspaceId: viewerOf(context).workspaceId, kind }
    : await documentFilter(context, kind, where)
  return { kind, fits, isNamed: named !== undefined, after: after ? localId(type, after) : undefined }
}
