import type { ConnectionStatus, PrismaClient, PushTrigger } from '@tieout/prisma'

/** How a workspace stands with its ledger: what a status without a row of its own is told from. */
export interface Standing {
  /** The organisation connected now, or the last one. */
  organisationId: string | undefined
  shortCode: string | undefined
  status: ConnectionStatus | undefined
  connectedAt: Date | undefined
  missing: ('tax' | 'account')[]
  pushTrigger: PushTrigger
  timeZone: string
}

/** Reads it in a fixed number of statements. */
export async function loadStanding(prisma: PrismaClient, workspaceId: string): Promise<Standing> {
  const [workspace, connection] = await Promise.all([
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { pushTrigger: true, timeZone: true } }),
    findCurrentConnection(prisma, workspaceId),
  ])
  const organisation = connection?.organisation
  return {
    organisationId: organisation?.id,
    shortCode: organisation?.shortCode ?? undefined,
    status: connection?.status,
    connectedAt: connection?.connectedAt ?? undefined,
    missing: organisation ? missingOf(organisation) : [],
    ...workspace,
  }
}

/** The live connection, else the last one that had an organisation. */
async function findCurrentConnection(prisma: PrismaClient, workspaceId: string) {
  const connections = await prisma.connection.findMany({
    where: { workspaceId, organisationId: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: {
      organisation: {
        include: {
          taxMappings: { where: { taxRateId: null, side: 'SALES' }, select: { id: true } },
          accountMappings: { where: { purpose: 'INCOME' }, select: { id: true } },
        },
      },
    },
  })
  return connections.find((connection) => connection.status !== 'DISCONNECTED') ?? connections[0]
}

function missingOf({
  taxMappings,
  accountMappings,
}: {
  taxMappings: unknown[]
  accountMappings: unknown[]
}): Standing['missing'] {
  const missing: Standing['missing'] = []
  if (taxMappings.length === 0) missing.push('tax')
  if (accountMappings.length === 0) missing.push('account')
  return missing
}
