import type { Client, PrismaClient, Project } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

export function findOwnClient(prisma: PrismaClient, workspaceId: string, id: string): Promise<Client | null> {
  return prisma.client.findUnique({ where: { id, workspaceId } })
}

export function findProjectByName(prisma: PrismaClient, workspaceId: string, name: string): Promise<Project | null> {
  return prisma.project.findFirst({ where: { workspaceId, name: { equals: name, mode: 'insensitive' } } })
}

export function saveProject(
  prisma: PrismaClient | Transaction,
  project: { workspaceId: string; name: string; clientId: string | null },
): Promise<Project> {
  return prisma.project.create({ data: project })
}
