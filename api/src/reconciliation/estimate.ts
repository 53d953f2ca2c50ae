import type { PrismaClient } from '@tieout/prisma'
import type { Ledger } from '../engine/ledger.ts'
import type { Transaction } from '../lib/transaction.ts'

/** What a reconciliation would cost, before it is begun. */
export interface Estimate {
  /** Invoices the ledger is known to have. */
  invoices: number
  calls: number
}

/** From the ledger's own last count and the invoices tied to it: costs no call. */
export async function estimate(
  prisma: PrismaClient | Transaction,
  ledger: Pick<Ledger, 'readSize'>,
  organisationId: string,
): Promise<Estimate> {
  const last = await prisma.reconciliation.findFirst({
    where: { organisationId, state: 'DONE' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { expected: true },
  })
  const tied = await prisma.syncStatus.count({
    where: { organisationId, document: { kind: 'INVOICE' }, ledgerId: { not: null } },
  })
  const invoices = Math.max(last?.expected ?? 0, tied)
  return { invoices, calls: Math.max(1, Math.ceil(invoices / ledger.readSize)) }
}
