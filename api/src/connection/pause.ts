import type { Connection, PrismaClient } from '@tieout/prisma'
import type { SyncPaused } from '../engine/reason.ts'
import { explain } from '../problem/catalogue.ts'
import { NotConnected } from '../problem/problem.ts'
import type { findLink } from './find-link.ts'

/** Of a connection, all that tells whether and by whom it is paused. */
export type Pausable = Pick<Connection, 'id' | 'status' | 'statusCode' | 'statusSince' | 'statusDetail'>

/** The statuses of a connection that a person paused: what lost its plan is paused as well, and is not theirs to resume. */
export const pausedByPerson = { status: 'PAUSED', statusCode: 'SYNC_PAUSED' } as const

/** By whom and since when a person paused all sync; undefined: nobody did. */
export function pauseOf({ id, status, statusCode, statusSince, statusDetail }: Pausable): SyncPaused | undefined {
  if (status !== pausedByPerson.status || statusCode !== pausedByPerson.statusCode) return undefined
  const { by } = (statusDetail ?? {}) as { by?: string }
  return { code: 'SYNC_PAUSED', connectionId: id, by: by ?? '', since: statusSince?.toISOString() ?? '' }
}

/** Why the ledger may not be asked now, where `isReachable` says so: paused by a person, or not connected. */
export async function unreachable(
  prisma: PrismaClient,
  link: Awaited<ReturnType<typeof findLink>>,
): Promise<NotConnected> {
  const pause = link && pauseOf(link.connection)
  if (!link || !pause) return new NotConnected()
  const { timeZone } = await prisma.workspace.findUniqueOrThrow({ where: { id: link.target.workspaceId } })
  return new NotConnected(explain(pause, { timeZone }))
}
