import { randomBytes } from 'node:crypto'
import type { PrismaClient, Workspace } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

/** A workspace as somebody who works in it knows it. */
export interface Place {
  id: string
  name: string
  /** As stored. */
  role: string
}

export async function findPlaces(prisma: PrismaClient, userId: string): Promise<Place[]> {
  const members = await prisma.member.findMany({
    where: { userId },
    select: { role: true, workspace: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return members.map(({ role, workspace }) => ({ ...workspace, role }))
}

/** A new workspace with its owner. */
export function insertWorkspace(
  transaction: PrismaClient | Transaction,
  userId: string,
  name: string,
): Promise<Workspace> {
  const slug = `w-${randomBytes(8).toString('hex')}`
  return transaction.workspace.create({ data: { name, slug, members: { create: { userId, role: 'owner' } } } })
}

/** What this session asks for is asked in that workspace from now on. */
export async function workIn(transaction: Transaction, sessionId: string, workspaceId: string): Promise<void> {
  await transaction.session.update({ where: { id: sessionId }, data: { activeOrganizationId: workspaceId } })
}
