import type { Client } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { check } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findClientByName, saveClient } from './client.store.ts'
import { Details } from './details.ts'

const Input = Details.extend({
  isSupplier: z
    .boolean()
    .nullish()
    .transform((is) => is ?? false),
})

/** Adds somebody to invoice. */
export async function createClient(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof Input>,
): Promise<Client | InvalidInput | Conflict> {
  const client = check(Input, input)
  if (client instanceof InvalidInput) return client
  const namesake = await findClientByName(prisma, workspaceId, client.name)
  if (namesake) return conflict('NAME_TAKEN', { name: namesake.name })
  return inTransaction(prisma, (transaction) => saveClient(transaction, workspaceId, client))
}
