import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { SyncStateType } from '../sync-status/sync-status.graphql.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { countInvoices, sumInvoices, type InvoiceCounts, type InvoiceSum } from './overview.store.ts'

const InvoiceSumType = builder.objectRef<InvoiceSum>('InvoiceSum').implement({
  description: 'What the invoices of one sync status in one currency come to.',
  fields: (t) => ({
    state: t.field({
      type: SyncStateType,
      description: 'Where these invoices stand with Xero.',
      resolve: ({ state }) => state,
    }),
    count: t.exposeInt('count', { description: 'How many they are.' }),
    total: t.field({
      type: MoneyType,
      description: 'Their totals together, with tax. What is void comes to nothing.',
      resolve: ({ amount, currency }) => ({ amount, currency }),
    }),
  }),
})

/** What is asked for is read, once: a page that wants sums pays for no counts. */
interface Overview {
  organisationId: string | undefined
  counts: () => Promise<InvoiceCounts>
}

const InvoiceCountsType = builder.objectRef<Overview>('InvoiceCounts').implement({
  fields: (t) => {
    const counted = (kind: keyof InvoiceCounts) => t.int({ resolve: async ({ counts }) => (await counts())[kind] })
    return {
      all: counted('all'),
      notSynced: counted('notSynced'),
      pending: counted('pending'),
      synced: counted('synced'),
      failed: counted('failed'),
      skipped: counted('skipped'),
      draft: counted('draft'),
      paid: counted('paid'),
      sums: t.field({
        type: [InvoiceSumType],
        description:
          'What they come to: one per sync status and currency, within a status the most used currency first.',
        resolve: ({ organisationId }, _, context) =>
          sumInvoices(context.dependencies.prisma, viewerOf(context).workspaceId, organisationId),
      }),
    }
  },
})

builder.queryFields((t) => ({
  invoiceCounts: t.field({
    type: InvoiceCountsType,
    resolve: async (_, __, context) => {
      const { prisma } = context.dependencies
      const { workspaceId } = viewerOf(context)
      const { organisationId } = await loadStanding(prisma, workspaceId)
      let counts: Promise<InvoiceCounts> | undefined
      return { organisationId, counts: () => (counts ??= countInvoices(prisma, workspaceId, organisationId)) }
    },
  }),
}))
