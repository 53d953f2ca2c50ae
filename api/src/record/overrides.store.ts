import type { Transaction } from '../lib/transaction.ts'
import { localId } from '../lib/ids.ts'
import { whereFits } from '../mapping/purpose.ts'
import type { ComposeWanted } from './compose-input.ts'
import type { CoveringKind } from './coverage.ts'

/** What the lines' overrides may be, by the global id they are given with. */
export interface Overrides {
  taxRates: ReadonlyMap<string, { id: string; percent: string }>
  accounts: ReadonlyMap<string, { id: string }>
}

interface Side {
  organisationId: string
  kind: CoveringKind
  strictAccountFilter: boolean
}

/** Finds those of this organisation that are current and serve the side of trade. */
export async function findOverrides(
  transaction: Transaction,
  { organisationId, kind, strictAccountFilter }: Side,
  lines: ComposeWanted['lines'],
): Promise<Overrides> {
  const given = (type: string, ids: readonly (string | null | undefined)[]) =>
    ids.flatMap((one) => {
      const id = one ? localId(type, one) : undefined
      return one && id ? [[one, id] as const] : []
    })
  const taxIds = given(
    'LedgerTaxRate',
    lines.map((line) => line.ledgerTaxRateId),
  )
  const accountIds = given(
    'LedgerAccount',
    lines.map((line) => line.ledgerAccountId),
  )
  const own = { organisationId, archivedAt: null }
  const taxRates = await transaction.ledgerTaxRate.findMany({
    where: {
      ...{ ...own, id: { in: taxIds.map(([, id]) => id) } },
      ...(kind === 'INVOICE' ? { forRevenue: true } : { forExpenses: true }),
    },
  })
  const accounts = await transaction.ledgerAccount.findMany({
    where: {
      ...{ ...own, id: { in: accountIds.map(([, id]) => id) } },
      ...whereFits(kind === 'INVOICE' ? 'INCOME' : 'EXPENSE', { strictAccountFilter }),
    },
  })
  const rates = new Map(taxRates.map(({ id, percent }) => [id, { id, percent: percent.toFixed() }]))
  const known = new Map(accounts.map(({ id }) => [id, { id }]))
  return { taxRates: pick(taxIds, rates), accounts: pick(accountIds, known) }
}

function pick<Row>(pairs: readonly (readonly [string, string])[], rows: ReadonlyMap<string, Row>): Map<string, Row> {
  return new Map(
    pairs.flatMap(([given, id]) => {
      const row = rows.get(id)
      return row ? [[given, row] as const] : []
    }),
  )
}
