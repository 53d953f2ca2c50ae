import type { Dependencies } from '../dependencies.ts'
import { NotFound } from '../problem/problem.ts'
import type { Viewer } from './session.ts'

/** Puts the steps of the set-up away for one person in one workspace, or brings them back (F026). */
export async function hideSetUp(
  { prisma, clock }: Dependencies,
  viewer: Viewer,
  hidden: boolean,
): Promise<Viewer | NotFound> {
  // A key has no screen.
  if (viewer.kind !== 'person') return new NotFound('person')
  const { userId, workspaceId: organizationId } = viewer
  const setUpHiddenAt = hidden ? new Date(clock.now()) : null
  await prisma.member.update({ where: { organizationId_userId: { organizationId, userId } }, data: { setUpHiddenAt } })
  return viewer
}

/** Whether they are put away; never for a key. */
export async function isSetUpHidden({ prisma }: Dependencies, viewer: Viewer): Promise<boolean> {
  if (viewer.kind !== 'person') return false
  const { userId, workspaceId: organizationId } = viewer
  const member = await prisma.member.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { setUpHiddenAt: true },
  })
  return member !== null && member.setUpHiddenAt !== null
}
