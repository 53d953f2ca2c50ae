import type { Member, Workspace } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import { roleFrom, type RoleName } from './roles.ts'
import type { Viewer } from './session.ts'
import { lockMembers } from './team.store.ts'

/** Gives a member another role. Only owners make or unmake owners, and one owner always stays. */
export function changeRole(
  { prisma }: Dependencies,
  viewer: Viewer,
  { memberId, role }: { memberId: string; role: RoleName },
): Promise<Member | NotFound | Conflict> {
  return inTransaction(prisma, async (transaction) => {
    const member = await findChangeable(transaction, viewer, memberId, role)
    if ('kind' in member) return member
    return transaction.member.update({ where: { id: member.id }, data: { role } })
  })
}

/** Ends somebody's work in the workspace at once; their other workspaces are none of its business. */
export function removeMember(
  { prisma }: Dependencies,
  viewer: Viewer,
  memberId: string,
): Promise<{ workspace: Workspace } | NotFound | Conflict> {
  return inTransaction(prisma, async (transaction) => {
    const member = await findChangeable(transaction, viewer, memberId, undefined)
    if ('kind' in member) return member
    await transaction.member.delete({ where: { id: member.id } })
    await transaction.placeWaiter.deleteMany({ where: { workspaceId: viewer.workspaceId, userId: member.userId } })
    await transaction.savedView.deleteMany({ where: { workspaceId: viewer.workspaceId, userId: member.userId } })
    return { workspace: await transaction.workspace.findUniqueOrThrow({ where: { id: viewer.workspaceId } }) }
  })
}

async function findChangeable(
  transaction: Transaction,
  { workspaceId, role: ownRole }: Viewer,
  memberId: string,
  next: RoleName | undefined,
): Promise<Pick<Member, 'id' | 'userId'> | NotFound | Conflict> {
  const members = await lockMembers(transaction, workspaceId)
  const member = members.find(({ id }) => id === localId('Member', memberId))
  if (!member) return new NotFound('member')
  const isOwner = roleFrom(member.role) === 'owner'
  if ((isOwner || next === 'owner') && ownRole !== 'owner') return conflict('OWNER_ONLY')
  const owners = members.filter(({ role }) => roleFrom(role) === 'owner')
  if (isOwner && next !== 'owner' && owners.length === 1) return conflict('LAST_OWNER')
  return member
}
