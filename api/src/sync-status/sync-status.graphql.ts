import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { globalId } from '../lib/ids.ts'
import { MoneyType, type Money } from '../lib/money.graphql.ts'
import { explain, explainWarning } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import type { Retry } from '../problem/words.ts'
import { readWarning, type SyncView } from './sync-view.ts'

export const SyncStateType = builder.enumType('SyncState', {
  values: ['NOT_SYNCED', 'PENDING', 'SYNCED', 'FAILED', 'SKIPPED'] as const,
})

/** Where something stands with the ledger, told to a person. */
export const SyncStatusType = builder.objectRef<SyncView>('SyncStatus').implement({
  fields: (t) => ({
    state: t.field({ type: SyncStateType, resolve: ({ row }) => row?.state ?? 'NOT_SYNCED' }),
    reason: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why FAILED, SKIPPED, or still PENDING or NOT_SYNCED.',
      resolve: ({ row, reason, standing, documentId }) =>
        reason && explain(reason, { timeZone: standing.timeZone, documentId, retry: retryOf(row) }),
    }),
    warning: t.field({
      type: ProblemType,
      nullable: true,
      description: 'It is in Xero, with a remark.',
      resolve: async (view, _, context) => {
        const warning = await readWarning(context, view)
        return warning && explainWarning(warning)
      },
    }),
    attempts: t.int({ resolve: ({ row }) => row?.attempts ?? 0 }),
    lastAttemptAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ row }) => row?.lastAttemptAt }),
    nextAttemptAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ row, standing }) => (standing.pause ? null : row?.nextAttemptAt),
    }),
    syncedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ row }) => row?.syncedAt }),
    checkedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When Xero last told us of it: an answer to a push, or a look.',
      resolve: ({ row }) => later(row?.syncedAt, row?.lookedAt),
    }),
    ledgerId: t.string({ nullable: true, resolve: ({ row }) => row?.ledgerId }),
    ledgerUrl: t.string({ nullable: true, resolve: (view, _, context) => ledgerUrl(view, context) }),
    ledgerStatus: t.string({ nullable: true, resolve: ({ row }) => row?.ledgerStatus }),
    ledgerTotal: t.field({
      type: MoneyType,
      nullable: true,
      resolve: ({ row, currency }) => money(row?.ledgerTotal, currency),
    }),
    ledgerAmountDue: t.field({
      type: MoneyType,
      nullable: true,
      resolve: ({ row, currency }) => money(row?.ledgerAmountDue, currency),
    }),
  }),
})

function retryOf(row: SyncView['row']): Retry | undefined {
  return row?.state === 'FAILED' ? { workIds: [globalId('SyncWork', row.id)] } : undefined
}

function later(a: Date | null | undefined, b: Date | null | undefined): Date | undefined {
  if (!a || !b) return a ?? b ?? undefined
  return a > b ? a : b
}

function ledgerUrl({ row, standing }: SyncView, { dependencies }: Context): string | undefined {
  if (!row?.ledgerId || row.documentId === null) return undefined
  return dependencies.ledger.documentUrl(standing.shortCode, row.ledgerForm ?? 'INVOICE', row.ledgerId)
}

function money(amount: bigint | null | undefined, currency: string): Money | undefined {
  return amount === null || amount === undefined ? undefined : { amount, currency }
}
