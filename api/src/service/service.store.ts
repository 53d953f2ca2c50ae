import type { PrismaClient, Service } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

export function findServiceByName(prisma: PrismaClient, workspaceId: string, name: string): Promise<Service | null> {
  return prisma.service.findFirst({ where: { workspaceId, name: { equals: name, mode: 'insensitive' } } })
}

export function saveService(
  prisma: PrismaClient | Transaction,
  service: { workspaceId: string; name: string; unitPrice: string | null },
): Promise<Service> {
  return prisma.service.create({ data: service })
}
