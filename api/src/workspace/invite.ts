import type { Invitation, Workspace } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { invitationLetter } from '../notification/letters/account.ts'
import { writeDirect } from '../notification/write-direct.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import type { RoleName } from './roles.ts'
import type { Viewer } from './session.ts'
import { isMember } from './team.store.ts'
import { findOwner } from './workspace.store.ts'

const days = 7

const Input = z.object({
  email: z.email('Enter an e-mail address.').max(255).toLowerCase(),
  role: z.enum(['owner', 'admin', 'member', 'viewer']),
})

/** Invites somebody by e-mail. Invited again, the earlier link ends and a new one goes out. */
export async function inviteMember(
  { prisma, clock, env, sealKey }: Dependencies,
  viewer: Viewer,
  given: { email: string; role: RoleName },
): Promise<Invitation | InvalidInput | Conflict> {
  const input = check(Input, given)
  if (input instanceof InvalidInput) return input
  const { email, role } = input
  const { workspaceId } = viewer
  if (role === 'owner' && viewer.role !== 'owner') return conflict('OWNER_ONLY')
  const now = new Date(clock.now())
  const inviterId = viewer.kind === 'person' ? viewer.userId : await findOwner(prisma, workspaceId)
  return inTransaction(prisma, async (transaction) => {
    if (await isMember(transaction, workspaceId, email)) return conflict('MEMBER_ALREADY', { name: email })
    const workspace = await transaction.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
    await transaction.invitation.updateMany({
      where: { organizationId: workspaceId, email, status: 'pending' },
      data: { status: 'canceled' },
    })
    const expiresAt = new Date(now.getTime() + days * 24 * 60 * 60_000)
    const invitation = await transaction.invitation.create({
      data: { organizationId: workspaceId, email, role, inviterId, expiresAt, createdAt: now },
    })
    const letter = invitationLetter({ id: invitation.id, workspace: workspace.name, by: viewer.name, role, days })
    const mail = { kind: 'INVITATION' as const, recipient: email, letter, workspaceId, isPrivate: true }
    await writeDirect(transaction, { env, sealKey, now }, mail)
    return invitation
  })
}

/** Takes an invitation back: its link opens nothing from now on. */
export async function revokeInvitation(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  invitationId: string,
): Promise<{ workspace: Workspace } | NotFound> {
  const { count } = await prisma.invitation.updateMany({
    where: { id: localId('Invitation', invitationId) ?? '', organizationId: workspaceId, status: 'pending' },
    data: { status: 'canceled' },
  })
  if (count === 0) return new NotFound('invitation')
  return { workspace: await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } }) }
}
