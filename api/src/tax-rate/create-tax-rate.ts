import type { TaxRate } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { Amount, check, Name } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findTaxRateByName, saveTaxRate } from './tax-rate.store.ts'

const Input = z.object({
  name: Name('Name'),
  percent: Amount('Percent', { decimals: 4, min: '0', max: '100' }),
})

/** Adds a rate that lines may carry. */
export async function createTaxRate(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof Input>,
): Promise<TaxRate | InvalidInput | Conflict> {
  const taxRate = check(Input, input)
  if (taxRate instanceof InvalidInput) return taxRate
  const namesake = await findTaxRateByName(prisma, workspaceId, taxRate.name)
  if (namesake) return conflict('NAME_TAKEN', { name: namesake.name })
  return inTransaction(prisma, (transaction) => saveTaxRate(transaction, { workspaceId, ...taxRate }))
}
