import { builder } from '../builder.ts'
import { viewerOf } from '../context.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { countInvoices, type InvoiceCounts } from './overview.store.ts'

const InvoiceCountsType = builder.objectRef<InvoiceCounts>('InvoiceCounts').implement({
  fields: (t) => ({
    all: t.exposeInt('all'),
    notSynced: t.exposeInt('notSynced'),
    pending: t.exposeInt('pending'),
    synced: t.exposeInt('synced'),
    failed: t.exposeInt('failed'),
    skipped: t.exposeInt('skipped'),
    draft: t.exposeInt('draft'),
    paid: t.exposeInt('paid'),
  }),
})

builder.queryFields((t) => ({
  invoiceCounts: t.field({
    type: InvoiceCountsType,
    resolve: async (_, __, context) => {
      const { prisma } = context.dependencies
      const { workspaceId } = viewerOf(context)
      const { organisationId } = await loadStanding(prisma, workspaceId)
      return countInvoices(prisma, workspaceId, organisationId)
    },
  }),
}))
