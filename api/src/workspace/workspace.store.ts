import type { Apikey, Prisma, PrismaClient, Workspace } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { insertWorkspace } from './switch-workspace.store.ts'

/** The workspace a person works in when they have chosen none: the one they joined first. */
export async function findFirstWorkspace(prisma: PrismaClient, userId: string): Promise<string | undefined> {
  const first = await prisma.member.findFirst({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { organizationId: true },
  })
  return first?.organizationId
}

/** A person who signs up is never without a workspace of their own. */
export async function createFirstWorkspace(
  prisma: PrismaClient,
  user: { id: string; name: string },
  name: string | undefined,
): Promise<void> {
  const own = user.name.trim() ? `${user.name.trim()}’s workspace` : 'My workspace'
  await insertWorkspace(prisma, user.id, name ?? own)
}

/** A person's place in the workspace they last chose, or in their first. */
export async function findMembership(
  prisma: PrismaClient,
  userId: string,
  chosen: string | null | undefined,
): Promise<{ workspaceId: string; role: string; singleKeys: boolean } | undefined> {
  const members = await prisma.member.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { organizationId: true, role: true, singleKeys: true },
  })
  const member = members.find((one) => one.organizationId === chosen) ?? members[0]
  return member && { workspaceId: member.organizationId, role: member.role, singleKeys: member.singleKeys }
}

export function saveWorkspace(
  prisma: PrismaClient | Transaction,
  id: string,
  change: Prisma.WorkspaceUpdateInput,
): Promise<Workspace> {
  return prisma.workspace.update({ where: { id }, data: change })
}

export function findApiKey(prisma: PrismaClient, workspaceId: string, id: string): Promise<Apikey | null> {
  return prisma.apikey.findUnique({ where: { id, referenceId: workspaceId, enabled: true } })
}

/** A revoked key opens nothing from this moment on; its row stays for the record. */
export function disableApiKey(prisma: PrismaClient, id: string): Promise<Apikey> {
  return prisma.apikey.update({ where: { id }, data: { enabled: false } })
}

/** Whoever answers for the workspace: keys are made in an owner's name. */
export async function findOwner(prisma: PrismaClient, workspaceId: string): Promise<string> {
  const owner = await prisma.member.findFirstOrThrow({
    where: { organizationId: workspaceId, role: 'owner' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { userId: true },
  })
  return owner.userId
}

/** Remembers a browser: `first` of this person, `known`, or `another` one. */
export async function addDevice(
  prisma: PrismaClient,
  userId: string,
  fingerprint: string,
): Promise<'first' | 'known' | 'another'> {
  const before = await prisma.knownDevice.count({ where: { userId } })
  const { count } = await prisma.knownDevice.createMany({ data: [{ userId, fingerprint }], skipDuplicates: true })
  if (count === 0) return 'known'
  return before === 0 ? 'first' : 'another'
}
