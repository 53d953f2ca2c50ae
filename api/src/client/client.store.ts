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

/** Another client of this name than the one it is asked for. */
export function findClientByName(
  prisma: PrismaClient,
  workspaceId: string,
  name: string,
  exceptId = '',
): Promise<Client | null> {
  const same = { equals: name, mode: 'insensitive' as const }
  return prisma.client.findFirst({ where: { workspaceId, name: same, id: { not: exceptId } } })
}

/** A client as it is, held until the transaction ends. */
export async function lockClient(transaction: Transaction, workspaceId: string, id: string): Promise<Client | null> {
  await transaction.$queryRaw`select id from "Client" where id = ${id} for update`
  return transaction.client.findUnique({ where: { id, workspaceId } })
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
