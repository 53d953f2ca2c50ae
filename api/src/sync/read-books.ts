import type { PrismaClient } from '@tieout/prisma'
import { type Books, missingSetup } from '../engine/books.ts'
import type { Transaction } from '../lib/transaction.ts'
import { loadBooks, loadSetup } from './books.store.ts'

/** An organisation's books as cached, for whoever decides or previews. */
export function readBooks(prisma: PrismaClient | Transaction, organisationId: string): Promise<Books> {
  return loadBooks(prisma, organisationId)
}

export async function readMissingSetup(prisma: PrismaClient, organisationId: string): Promise<('tax' | 'account')[]> {
  return missingSetup(await loadSetup(prisma, organisationId))
}
