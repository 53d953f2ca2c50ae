import type { Document } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { globalId } from '../lib/ids.ts'
import { explain } from '../problem/catalogue.ts'
import type { Problem } from '../problem/problem.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { InvoiceNode } from './invoice.graphql.ts'
import { countInvoices, findCauses, type InvoiceCounts } from './overview.store.ts'

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

interface ProblemGroup {
  problem: Problem
  count: number
  invoices: Document[]
}

const ProblemGroupType = builder.objectRef<ProblemGroup>('ProblemGroup').implement({
  description: 'Everything that waits for the same cause, so that one fix releases all.',
  fields: (t) => ({
    problem: t.field({ type: ProblemType, resolve: ({ problem }) => problem }),
    count: t.exposeInt('count'),
    invoices: t.field({
      type: [InvoiceNode],
      description: 'The newest few of them.',
      resolve: ({ invoices }) => invoices,
    }),
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
  needsYou: t.field({ type: [ProblemGroupType], resolve: (_, __, context) => loadGroups(context) }),
}))

async function loadGroups(context: Context): Promise<ProblemGroup[]> {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const { organisationId, timeZone } = await loadStanding(prisma, workspaceId)
  if (organisationId === undefined) return []
  const causes = await findCauses(prisma, workspaceId, organisationId)
  const ids = [...new Set(causes.flatMap((cause) => cause.documentIds))]
  const documents = await prisma.document.findMany({ where: { id: { in: ids }, workspaceId } })
  const byId = new Map(documents.map((document) => [document.id, document]))
  return causes.map(({ reason, count, documentIds }) => ({
    problem: explain(reason, { timeZone, documentId: onlyOne(documentIds) }),
    count,
    invoices: [...new Set(documentIds)].flatMap((id) => byId.get(id) ?? []),
  }))
}

/** A fix leads to an invoice's page only where there is one invoice. */
function onlyOne(ids: readonly string[]): string | undefined {
  const [first] = ids
  return ids.length === 1 && first !== undefined ? globalId('Invoice', first) : undefined
}
