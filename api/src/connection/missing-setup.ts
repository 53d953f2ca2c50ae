import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { readMissingSetup } from '../sync/read-books.ts'

/** What must be chosen before the first push; empty while there is no organisation to choose for. */
export async function findMissingSetup(
  { prisma }: Dependencies,
  { organisationId, status }: Pick<Connection, 'organisationId' | 'status'>,
): Promise<('tax' | 'account')[]> {
  if (!organisationId || status === 'DISCONNECTED') return []
  return readMissingSetup(prisma, organisationId)
}
