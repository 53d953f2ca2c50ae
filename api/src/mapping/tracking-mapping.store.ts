import type {
  LedgerTrackingCategory,
  LedgerTrackingOption,
  PrismaClient,
  TrackingMapping,
  TrackingSource,
  UnmatchedTracking,
} from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import type { Conflict } from '../problem/problem.ts'
import { lockMappings } from './mapping.store.ts'
import { changedSince } from './revision.ts'

export type TrackingCategory = LedgerTrackingCategory & { options: LedgerTrackingOption[] }

export function findTrackingCategory(
  prisma: PrismaClient,
  organisationId: string,
  id: string | undefined,
): Promise<TrackingCategory | null> {
  return prisma.ledgerTrackingCategory.findFirst({
    where: { id: id ?? '', organisationId },
    include: { options: true },
  })
}

export interface TrackingChange {
  source: TrackingSource
  unmatched: UnmatchedTracking
  optionId: string | null
  choices: { subjectId: string; optionId: string }[]
}

/** Writes how a category is mapped, or with nothing takes that away, unless it is not what was `seen`. */
export async function saveTrackingMapping(
  transaction: Transaction,
  { id: categoryId, organisationId, name }: TrackingCategory,
  change: TrackingChange | undefined,
  seen: string | null | undefined,
): Promise<TrackingMapping | null | Conflict> {
  await lockMappings(transaction, organisationId)
  const standing = await transaction.trackingMapping.findUnique({ where: { categoryId } })
  const changed = changedSince(seen, standing, standing ? `${name} by ${standing.source.toLowerCase()}` : undefined)
  if (changed) return changed
  if (!change) {
    if (standing) await transaction.trackingMapping.delete({ where: { categoryId } })
    return null
  }
  const { choices, ...data } = change
  const mapping = await transaction.trackingMapping.upsert({
    where: { categoryId },
    create: { ...data, organisationId, categoryId },
    update: { ...data, version: { increment: 1 } },
  })
  await transaction.trackingChoice.deleteMany({ where: { mappingId: mapping.id } })
  await transaction.trackingChoice.createMany({ data: choices.map((one) => ({ ...one, mappingId: mapping.id })) })
  return mapping
}
