import type { Prisma } from '@tieout/prisma'

/** What can be done to many documents at once. */
export const bulkActions = ['SEND', 'RETRY', 'COPY', 'LEAVE_OUT'] as const
export type BulkAction = (typeof bulkActions)[number]

/** Of whatever documents, those that an action is for: nobody acts on the others by naming them along. */
export function whereEligible(
  action: BulkAction,
  organisationId: string,
  { isNamed }: { isNamed: boolean },
): Prisma.DocumentWhereInput {
  const failed = { organisationId, state: 'FAILED' } as const
  switch (action) {
    case 'SEND':
      return { status: 'DRAFT' }
    case 'RETRY': {
      // What somebody left out goes only when it is named.
      const skipped = {
        organisationId,
        state: 'SKIPPED',
        ...(isNamed ? {} : { reasonCode: { not: 'LEFT_OUT' } }),
      } as const
      return { syncs: { some: { OR: [failed, skipped] } } }
    }
    case 'COPY':
      return {
        status: { notIn: ['DRAFT', 'VOIDED'] },
        // Unlinked on purpose: the ledger keeps its own, and a copy would stand beside it.
        syncs: { none: { organisationId, OR: [{ state: { not: 'NOT_SYNCED' } }, { reasonCode: 'UNLINKED' }] } },
      }
    case 'LEAVE_OUT':
      return { syncs: { some: { ...failed, ledgerId: null } } }
  }
}
