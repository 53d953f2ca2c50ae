import { viewerOf, type Context } from '../context.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { findWork, findWorkOf, type WorkWanted } from './sync-work.store.ts'
import type { Work, WorkPlace } from './work.ts'

/** A page of what goes, or went, to the organisation that the workspace is connected to, or was last. */
export async function pageOfWork(
  context: Context,
  wanted: Omit<WorkWanted, 'workspaceId' | 'organisationId'>,
): Promise<Work[]> {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const { organisationId } = await loadStanding(prisma, workspaceId)
  if (organisationId === undefined) return []
  const rows = await findWork(prisma, { ...wanted, workspaceId, organisationId })
  return wanted.inverted ? rows.toReversed() : rows
}

/** These, by the ids of their statuses, with the organisation whose they are. */
export async function workById(
  context: Context,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, Work>> {
  const { workspaceId } = viewerOf(context)
  const rows = await findWorkOf(context.dependencies.prisma, { workspaceId, organisationId }, ids)
  return new Map(rows.map((work) => [work.id, work]))
}

export function toCursor({ changedAt, id }: WorkPlace): string {
  return `${changedAt.getTime()}:${id}`
}

/** Undefined where it is no place that `toCursor` wrote. */
export function fromCursor(cursor: string | undefined): WorkPlace | undefined {
  const [moment = '', id] = cursor?.split(':') ?? []
  return id && /^\d{1,15}$/.test(moment) ? { changedAt: new Date(Number(moment)), id } : undefined
}
