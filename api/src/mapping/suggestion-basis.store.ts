import type { Prisma, PrismaClient } from '@tieout/prisma'
import type { Mapped } from './mapping.store.ts'

/** Everything suggestions are made from, in one statement each. */
export async function loadSuggestionBasis(
  prisma: PrismaClient,
  workspaceId: string,
  { organisationId, strictAccountFilter }: Mapped,
) {
  const own = { workspaceId, archivedAt: null } satisfies Prisma.TaxRateWhereInput
  const current = { organisationId, archivedAt: null }
  const tracking = await prisma.ledgerTrackingCategory.findMany({
    where: { ...current, mapping: null },
    include: { options: { where: { archivedAt: null } } },
    orderBy: { name: 'asc' },
  })
  const optionNames = tracking.flatMap(({ options }) => options.map(({ name }) => name))
  const [taxRates, projects, services, clients, ledgerTaxRates, ledgerAccounts, taxMappings, accountMappings, ...rest] =
    await Promise.all([
      prisma.taxRate.findMany({ where: own, orderBy: { percent: 'desc' } }),
      prisma.project.findMany({ where: own, orderBy: { name: 'asc' } }),
      prisma.service.findMany({ where: own, orderBy: { name: 'asc' } }),
      // There may be thousands: only those that an option is named like.
      prisma.client.findMany({
        where: { ...own, name: { in: optionNames, mode: 'insensitive' } },
        select: { name: true },
      }),
      prisma.ledgerTaxRate.findMany({ where: current, orderBy: { name: 'asc' } }),
      prisma.ledgerAccount.findMany({ where: current, orderBy: { code: 'asc' } }),
      prisma.taxMapping.findMany({ where: { organisationId } }),
      prisma.accountMapping.findMany({ where: { organisationId } }),
      findPrevious(prisma, workspaceId, organisationId),
      findPurchase(prisma, workspaceId),
    ])
  const [previous, purchase] = rest
  return {
    ...{
      taxRates,
      projects,
      services,
      clients,
      tracking,
      ledgerTaxRates,
      ledgerAccounts,
      taxMappings,
      accountMappings,
    },
    ...{ previous, strictAccountFilter },
    /** Whether this workspace buys anything at all. */
    buys: purchase !== null,
  }
}

export type SuggestionBasis = Awaited<ReturnType<typeof loadSuggestionBasis>>

/** The organisation the workspace worked with before, and what it chose there. */
function findPrevious(prisma: PrismaClient, workspaceId: string, organisationId: string) {
  return prisma.organisation.findFirst({
    where: { workspaceId, id: { not: organisationId }, accountMappings: { some: {} } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      name: true,
      taxMappings: { include: { taxRate: true, ledgerTaxRate: true } },
      accountMappings: { include: { ledgerAccount: true } },
    },
  })
}

function findPurchase(prisma: PrismaClient, workspaceId: string) {
  return prisma.workspace.findFirst({
    where: {
      id: workspaceId,
      OR: [{ clients: { some: { isSupplier: true } } }, { documents: { some: { kind: { in: ['BILL', 'EXPENSE'] } } } }],
    },
    select: { id: true },
  })
}
