import type { Service } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { Amount, check, Name } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findServiceByName, saveService } from './service.store.ts'

const Input = z.object({
  name: Name('Name'),
  unitPrice: Amount('Unit price', { decimals: 4, min: '-99999999', max: '99999999' }).nullish(),
})

/** Adds something the workspace sells. */
export async function createService(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof Input>,
): Promise<Service | InvalidInput | Conflict> {
  const service = check(Input, input)
  if (service instanceof InvalidInput) return service
  const namesake = await findServiceByName(prisma, workspaceId, service.name)
  if (namesake) return conflict('NAME_TAKEN', { name: namesake.name })
  return inTransaction(prisma, (transaction) =>
    saveService(transaction, { workspaceId, name: service.name, unitPrice: service.unitPrice ?? null }),
  )
}
