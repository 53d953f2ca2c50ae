import type { Client, Prisma, PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

export interface NewClient {
  name: string
  email: string | undefined
  phone: string | undefined
  isSupplier: boolean
}

/** The workspace's clients, or those whose name or e-mail holds `search`, or those we buy from. */
export function whereClients(
  workspaceId: string,
  search: string | null | undefined,
  isSupplier?: boolean | null,
): Prisma.ClientWhereInput {
  const own = { workspaceId, ...(typeof isSupplier === 'boolean' ? { isSupplier } : {}) }
  const text = search?.trim()
  if (!text) return own
  const contains = { contains: text, mode: 'insensitive' as const }
  return { ...own, OR: [{ name: contains }, { email: contains }] }
}

export function findClientByName(prisma: PrismaClient, workspaceId: string, name: string): Promise<Client | null> {
  return prisma.client.findFirst({ where: { workspaceId, name: { equals: name, mode: 'insensitive' } } })
}

export function saveClient(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  client: NewClient,
): Promise<Client> {
  return prisma.client.create({
    data: { workspaceId, ...client, email: client.email ?? null, phone: client.phone ?? null },
  })
}
