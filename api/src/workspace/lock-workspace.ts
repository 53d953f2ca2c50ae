import type { Workspace } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

/** A workspace as it is, held until the transaction ends. */
export async function lockWorkspace(transaction: Transaction, id: string): Promise<Workspace> {
  await transaction.$queryRaw`select id from "Workspace" where id = ${id} for no key update`
  return transaction.workspace.findUniqueOrThrow({ where: { id } })
}
