import type { AccountPurpose, Prisma } from '@tieout/prisma'
import { viewerOf, type Context } from '../context.ts'
import { whereFits } from '../mapping/purpose.ts'
import { loadStanding } from '../sync-status/standing.ts'

interface Wanted {
  includeArchived?: boolean | null | undefined
  search?: string | null | undefined
}

/** The connected organisation's tax rates that are asked for; of another workspace's, none. */
export async function whereTaxRates(context: Context, wanted: Wanted): Promise<Prisma.LedgerTaxRateWhereInput> {
  const contains = holding(wanted)
  return { ...(await inBooks(context, wanted)), ...(contains && { OR: [{ name: contains }, { taxType: contains }] }) }
}

/** Its accounts; with a purpose, only those that serve it in this workspace. */
export async function whereAccounts(
  context: Context,
  wanted: Wanted & { purpose?: AccountPurpose | null | undefined },
): Promise<Prisma.LedgerAccountWhereInput> {
  const contains = holding(wanted)
  const found = contains ? { OR: [{ name: contains }, { code: contains }] } : {}
  return { AND: [await inBooks(context, wanted), found, await whereServing(context, wanted.purpose)] }
}

/** Its items. */
export async function whereItems(context: Context, wanted: Wanted): Promise<Prisma.LedgerItemWhereInput> {
  const contains = holding(wanted)
  return { ...(await inBooks(context, wanted)), ...(contains && { OR: [{ name: contains }, { code: contains }] }) }
}

async function whereServing(context: Context, purpose: AccountPurpose | null | undefined) {
  if (!purpose) return {}
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const workspace = await prisma.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { strictAccountFilter: true },
  })
  return whereFits(purpose, workspace)
}

async function inBooks(
  context: Context,
  { includeArchived }: Wanted,
): Promise<{ organisationId: string; archivedAt?: null }> {
  const { organisationId = '' } = await loadStanding(context.dependencies.prisma, viewerOf(context).workspaceId)
  return includeArchived ? { organisationId } : { organisationId, archivedAt: null }
}

function holding({ search }: Wanted) {
  const text = search?.trim()
  return text ? { contains: text, mode: 'insensitive' as const } : undefined
}
