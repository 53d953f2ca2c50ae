import type { PrismaClient, TrackingSource } from '@tieout/prisma'
import { localId } from '../lib/ids.ts'

const typeOf = { PROJECT: 'Project', CLIENT: 'Client', SERVICE: 'Service' } as const

/** The workspace's own projects, clients or services among these, by the id that was given. */
export async function ownSubjects(
  prisma: PrismaClient,
  workspaceId: string,
  source: TrackingSource,
  given: readonly { subjectId: string }[],
): Promise<Map<string, string>> {
  if (source === 'FIXED' || given.length === 0) return new Map()
  const ids = new Map(given.map(({ subjectId }) => [subjectId, localId(typeOf[source], subjectId) ?? '']))
  const which = { where: { workspaceId, id: { in: [...ids.values()] } }, select: { id: true } }
  const rows =
    source === 'PROJECT'
      ? await prisma.project.findMany(which)
      : source === 'CLIENT'
        ? await prisma.client.findMany(which)
        : await prisma.service.findMany(which)
  const own = new Set(rows.map(({ id }) => id))
  return new Map([...ids].filter(([, id]) => own.has(id)))
}
