import type { TaxMapping } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { type Conflict, InvalidInput, NotConnected, NotFound, Problem } from '../problem/problem.ts'
import { releaseBlocked } from '../sync/release-blocked.ts'
import type { Viewer } from '../workspace/session.ts'
import { findLedgerTaxRate, findMapped, saveTaxMapping } from './mapping.store.ts'

export interface MapTax {
  /** Null sets the default. */
  taxRateId?: string | null | undefined
  ledgerTaxRateId: string
  /** Null is what is sold. */
  side?: 'SALES' | 'PURCHASES' | null | undefined
  /** What the editor saw; left out, whatever stands is replaced. */
  revision?: string | null | undefined
}

/** Chooses the ledger's tax rate that stands for one of ours, or the default. */
export async function mapTax(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
  input: MapTax,
): Promise<TaxMapping | NotFound | NotConnected | InvalidInput | Conflict> {
  const { prisma, clock, wake } = dependencies
  const mapped = await findMapped(prisma, workspaceId)
  if (!mapped) return new NotConnected()
  const { organisationId, connectionId } = mapped
  const taxRateId = input.taxRateId ? localId('TaxRate', input.taxRateId) : null
  const isOwn = taxRateId === null || (await prisma.taxRate.count({ where: { id: taxRateId ?? '', workspaceId } })) > 0
  if (taxRateId === undefined || !isOwn) return new NotFound('tax rate')
  const target = await findLedgerTaxRate(prisma, organisationId, localId('LedgerTaxRate', input.ledgerTaxRateId))
  if (!target) return new NotFound('Xero tax rate')
  const wrong = (message: string) => new InvalidInput([{ path: 'ledgerTaxRateId', message }])
  if (target.archivedAt) return wrong(`${target.name} is archived in Xero. Choose another tax rate.`)
  const side = input.side ?? 'SALES'
  if (side === 'SALES' && !target.forRevenue)
    return wrong(`${target.name} isn’t for sales. Choose a tax rate that Xero allows on income.`)
  if (side === 'PURCHASES' && !target.forExpenses)
    return wrong(`${target.name} isn’t for purchases. Choose a tax rate that Xero allows on expenses.`)

  const mapping = await inTransaction(prisma, async (transaction) => {
    const choice = { ledgerTaxRateId: target.id, seen: input.revision }
    const saved = await saveTaxMapping(transaction, { organisationId, side, taxRateId }, choice)
    if (saved instanceof Problem) return saved
    // What waited for this choice is planned again.
    await releaseBlocked(transaction, { workspaceId, organisationId, now: new Date(clock.now()) })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return saved
  })
  if (!(mapping instanceof Problem)) wake(organisationId)
  return mapping
}
