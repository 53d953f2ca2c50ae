import type { Context } from '../context.ts'
import { makeLoader } from '../lib/loaders.ts'

/** The zone in which a workspace tells times. */
export const loadTimeZone = makeLoader<Context, string, string>(async ({ dependencies }, ids) => {
  const workspaces = await dependencies.prisma.workspace.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, timeZone: true },
  })
  return new Map(workspaces.map(({ id, timeZone }) => [id, timeZone]))
})
