import type {
  AccountMapping,
  AccountPurpose,
  LedgerAccount,
  LedgerTaxRate,
  PrismaClient,
  TaxMapping,
  TaxSide,
} from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import type { Conflict } from '../problem/problem.ts'
import { changedSince } from './revision.ts'

/** The live connection of a workspace and the organisation its mappings hang on. */
export interface Mapped {
  connectionId: string
  organisationId: string
  /** Narrows what may be mapped to (rule C10). */
  strictAccountFilter: boolean
}

/** Undefined while the workspace is tied to no organisation: then there is nothing to map to. */
export async function findMapped(prisma: PrismaClient, workspaceId: string): Promise<Mapped | undefined> {
  const connection = await prisma.connection.findFirst({
    where: { workspaceId, organisationId: { not: null }, status: { not: 'DISCONNECTED' } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, organisationId: true, workspace: { select: { strictAccountFilter: true } } },
  })
  if (!connection?.organisationId) return undefined
  const { id: connectionId, organisationId, workspace } = connection
  return { connectionId, organisationId, strictAccountFilter: workspace.strictAccountFilter }
}

export function findLedgerTaxRate(
  prisma: PrismaClient,
  organisationId: string,
  id: string | undefined,
): Promise<LedgerTaxRate | null> {
  return prisma.ledgerTaxRate.findFirst({ where: { id: id ?? '', organisationId } })
}

export function findLedgerAccount(
  prisma: PrismaClient,
  organisationId: string,
  id: string | undefined,
): Promise<LedgerAccount | null> {
  return prisma.ledgerAccount.findFirst({ where: { id: id ?? '', organisationId } })
}

/** Writes which rate stands for ours; the older choice gives way, unless it is not the one that was `seen`. */
export async function saveTaxMapping(
  transaction: Transaction,
  key: { organisationId: string; side: TaxSide; taxRateId: string | null },
  { ledgerTaxRateId, seen }: { ledgerTaxRateId: string; seen: string | null | undefined },
): Promise<TaxMapping | Conflict> {
  await lockMappings(transaction, key.organisationId)
  const standing = await transaction.taxMapping.findFirst({ where: key, include: { ledgerTaxRate: true } })
  const changed = changedSince(seen, standing, standing?.ledgerTaxRate.name)
  if (changed) return changed
  if (!standing) return transaction.taxMapping.create({ data: { ...key, ledgerTaxRateId } })
  const data = { ledgerTaxRateId, version: { increment: 1 } }
  return transaction.taxMapping.update({ where: { id: standing.id }, data })
}

/** Writes which account a purpose, project or service posts to; the older choice gives way likewise. */
export async function saveAccountMapping(
  transaction: Transaction,
  key: { organisationId: string; purpose: AccountPurpose; subjectId: string | null },
  { ledgerAccountId, seen }: { ledgerAccountId: string; seen: string | null | undefined },
): Promise<AccountMapping | Conflict> {
  await lockMappings(transaction, key.organisationId)
  const standing = await transaction.accountMapping.findFirst({ where: key, include: { ledgerAccount: true } })
  const changed = changedSince(seen, standing, standing?.ledgerAccount.name)
  if (changed) return changed
  if (!standing) return transaction.accountMapping.create({ data: { ...key, ledgerAccountId } })
  const data = { ledgerAccountId, version: { increment: 1 } }
  return transaction.accountMapping.update({ where: { id: standing.id }, data })
}

/** Takes a mapping away; false when the organisation has no such mapping. */
export async function deleteMapping(
  transaction: Transaction,
  organisationId: string,
  mapping: { kind: 'tax' | 'account'; id: string },
  seen: string | null | undefined,
): Promise<boolean | Conflict> {
  await lockMappings(transaction, organisationId)
  const where = { id: mapping.id, organisationId }
  const standing =
    mapping.kind === 'tax'
      ? await transaction.taxMapping.findFirst({ where })
      : await transaction.accountMapping.findFirst({ where })
  const changed = standing && changedSince(seen, standing, 'mapped otherwise')
  if (changed) return changed
  const { count } =
    mapping.kind === 'tax'
      ? await transaction.taxMapping.deleteMany({ where })
      : await transaction.accountMapping.deleteMany({ where })
  return count > 0
}

/** Whether a project or service is the workspace's own. */
export async function isOwnSubject(
  prisma: PrismaClient,
  workspaceId: string,
  purpose: 'PROJECT' | 'SERVICE',
  id: string,
): Promise<boolean> {
  const where = { id, workspaceId }
  const count = purpose === 'PROJECT' ? await prisma.project.count({ where }) : await prisma.service.count({ where })
  return count > 0
}

/** Two people mapping the same thing at once follow one another; whoever only refers to the organisation does not wait. */
export async function lockMappings(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.$queryRaw`select id from "Organisation" where id = ${organisationId} for no key update`
}
