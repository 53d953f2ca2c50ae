import type { PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { localId } from '../lib/ids.ts'
import { whereFits } from '../mapping/purpose.ts'
import type { LineInput } from './document-input.ts'

/** What lines may name, by the global id they name it with. */
export interface LineSubjects {
  taxRates: ReadonlyMap<string, { id: string; percent: string }>
  projects: ReadonlyMap<string, { id: string }>
  services: ReadonlyMap<string, { id: string }>
  /** Of the ledger, and fit for what is bought. */
  accounts: ReadonlyMap<string, { id: string }>
}

/** What of a line names something else. */
type Named = Partial<Pick<LineInput, 'taxRateId' | 'projectId' | 'serviceId' | 'accountId'>>

/** Loads what the lines name, in four statements however many they are. */
export async function loadLineSubjects(
  prisma: PrismaClient | Transaction,
  workspaceId: string,
  lines: readonly Named[],
): Promise<LineSubjects> {
  const taxRateIds = named(
    'TaxRate',
    lines.map((line) => line.taxRateId),
  )
  const projectIds = named(
    'Project',
    lines.map((line) => line.projectId),
  )
  const serviceIds = named(
    'Service',
    lines.map((line) => line.serviceId),
  )
  const accountIds = named(
    'LedgerAccount',
    lines.map((line) => line.accountId),
  )
  const where = (ids: Map<string, string>) => ({ workspaceId, id: { in: [...ids.values()] } })
  const [taxRates, projects, services, accounts] = await Promise.all([
    prisma.taxRate.findMany({ where: where(taxRateIds) }),
    prisma.project.findMany({ where: where(projectIds) }),
    prisma.service.findMany({ where: where(serviceIds) }),
    prisma.ledgerAccount.findMany({
      where: {
        ...{ id: { in: [...accountIds.values()] }, organisation: { workspaceId }, archivedAt: null },
        ...whereFits('EXPENSE', { strictAccountFilter: false }),
      },
    }),
  ])
  return {
    taxRates: byGiven(
      taxRateIds,
      taxRates.map(({ id, percent }) => ({ id, percent: percent.toFixed() })),
    ),
    projects: byGiven(projectIds, projects),
    services: byGiven(serviceIds, services),
    accounts: byGiven(accountIds, accounts),
  }
}

/** Our own id by the global id given; ids of another kind are left out and so not found. */
function named(type: string, given: readonly (string | null | undefined)[]): Map<string, string> {
  const pairs = given.flatMap((one) => {
    const id = one ? localId(type, one) : undefined
    return one && id !== undefined ? [[one, id] as const] : []
  })
  return new Map(pairs)
}

function byGiven<Row extends { id: string }>(ids: Map<string, string>, rows: readonly Row[]): Map<string, Row> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    [...ids].flatMap(([given, id]) => {
      const row = byId.get(id)
      return row ? [[given, row] as const] : []
    }),
  )
}
