import type { ListName, Prisma, PrismaClient, SavedView } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { permissionsOf } from '../workspace/roles.ts'
import type { Viewer } from '../workspace/session.ts'

/** The views that this viewer sees: everybody's, and their own. */
export function whereViews(viewer: Viewer | null): Prisma.SavedViewWhereInput {
  if (!viewer) return { workspaceId: '' }
  const own = viewer.kind === 'person' ? [{ userId: viewer.userId }] : []
  return { workspaceId: viewer.workspaceId, OR: [{ userId: null }, ...own] }
}

/** In the order they were made. */
export function findViews(
  prisma: PrismaClient | Transaction,
  viewer: Viewer,
  list: ListName | undefined,
): Promise<SavedView[]> {
  return prisma.savedView.findMany({
    where: { ...whereViews(viewer), ...(list ? { list } : {}) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** Keeps it under its name; one of that name, in the same hands, takes the new filters. */
export function keepView(
  transaction: Transaction,
  before: Pick<SavedView, 'id'> | undefined,
  view: Prisma.SavedViewUncheckedCreateInput,
): Promise<SavedView> {
  if (!before) return transaction.savedView.create({ data: view })
  return transaction.savedView.update({ where: { id: before.id }, data: { query: view.query } })
}

/** Answers whether there was one that this viewer may take away: everybody's only who may send documents. */
export async function removeView(prisma: PrismaClient, viewer: Viewer, id: string): Promise<boolean> {
  const mine = viewer.kind === 'person' && !permissionsOf(viewer.role).send ? { userId: viewer.userId } : {}
  const { count } = await prisma.savedView.deleteMany({ where: { ...whereViews(viewer), ...mine, id } })
  return count > 0
}

/** Switches single keys on or off for this person in this workspace. */
export async function saveSingleKeys(
  prisma: PrismaClient,
  { userId, workspaceId }: { userId: string; workspaceId: string },
  singleKeys: boolean,
): Promise<void> {
  await prisma.member.updateMany({ where: { userId, organizationId: workspaceId }, data: { singleKeys } })
}
