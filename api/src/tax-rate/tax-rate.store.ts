import type { PrismaClient, TaxRate } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

export function findTaxRateByName(prisma: PrismaClient, workspaceId: string, name: string): Promise<TaxRate | null> {
  return prisma.taxRate.findFirst({ where: { workspaceId, name: { equals: name, mode: 'insensitive' } } })
}

export function saveTaxRate(
  prisma: PrismaClient | Transaction,
  taxRate: { workspaceId: string; name: string; percent: string },
): Promise<TaxRate> {
  return prisma.taxRate.create({ data: taxRate })
}
