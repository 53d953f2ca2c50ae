import type { Prisma, PrismaClient } from '@tieout/prisma'

const mappings = {
  taxMappings: {
    include: { taxRate: { select: { name: true } }, ledgerTaxRate: { select: { taxType: true, name: true } } },
    orderBy: [{ side: 'asc' }, { taxRateId: { sort: 'asc', nulls: 'first' } }],
  },
  accountMappings: {
    include: { ledgerAccount: { select: { code: true, name: true } } },
    orderBy: [{ purpose: 'asc' }, { id: 'asc' }],
  },
  trackingMappings: {
    include: { category: true, option: true, choices: { include: { option: true }, orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  },
} satisfies Prisma.OrganisationSelect

/** The organisation whose mappings a workspace has now, or has kept since it disconnected, with all of them. */
export async function findMappings(prisma: PrismaClient, workspaceId: string) {
  const connection = await prisma.connection.findFirst({
    where: { workspaceId, organisationId: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { organisation: { select: { name: true, ...mappings } } },
  })
  return connection?.organisation ?? undefined
}

/** The names of the projects, services and clients that mappings are for, in one statement each. */
export async function nameSubjects(
  prisma: PrismaClient,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const which = { where: { workspaceId, id: { in: [...ids] } }, select: { id: true, name: true } }
  const found = await Promise.all([
    prisma.project.findMany(which),
    prisma.service.findMany(which),
    prisma.client.findMany(which),
  ])
  return new Map(found.flat().map(({ id, name }) => [id, name]))
}

export type FoundMappings = NonNullable<Awaited<ReturnType<typeof findMappings>>>
