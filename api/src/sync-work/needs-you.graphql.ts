import type { Document } from '@tieout/prisma'
import { builder } from '../builder.ts'
import { viewerOf, type Context } from '../context.ts'
import { documentGlobalId } from '../document/kinds.ts'
import { sideOf, type Side } from '../engine/document-kind.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { explain } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import type { Problem } from '../problem/problem.ts'
import { loadStanding } from '../sync-status/standing.ts'
import { findCauses, type CauseGroup } from './causes.store.ts'
import { workById } from './find-work.ts'
import { SyncWorkType } from './sync-work.graphql.ts'
import type { Work } from './work.ts'

interface ProblemGroup extends Pick<CauseGroup, 'key' | 'count' | 'retryable'> {
  problem: Problem
  invoices: Document[]
  work: Work[]
}

const ProblemGroupType = builder.objectRef<ProblemGroup>('ProblemGroup').implement({
  description: 'Everything that waits for the same cause, so that one fix releases all.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Names the cause: retrySync takes it.' }),
    problem: t.field({ type: ProblemType, resolve: ({ problem }) => problem }),
    count: t.exposeInt('count', { description: 'Documents that wait.' }),
    retryable: t.exposeInt('retryable', { description: 'What retrySync would try again; 0 where only a fix helps.' }),
    invoices: t.field({
      type: [InvoiceNode],
      description: 'The newest few of them that are invoices.',
      resolve: ({ invoices }) => invoices,
    }),
    work: t.field({
      type: [SyncWorkType],
      description: 'The newest few of them, of every kind.',
      resolve: ({ work }) => work,
    }),
  }),
})

builder.queryField('needsYou', (t) =>
  t.field({ type: [ProblemGroupType], resolve: (_, __, context) => loadGroups(context) }),
)

async function loadGroups(context: Context): Promise<ProblemGroup[]> {
  const { prisma } = context.dependencies
  const { workspaceId } = viewerOf(context)
  const { organisationId, timeZone } = await loadStanding(prisma, workspaceId)
  if (organisationId === undefined) return []
  const causes = await findCauses(prisma, workspaceId, organisationId)
  const ids = [...new Set(causes.flatMap((cause) => cause.documentIds))]
  const documents = await prisma.document.findMany({ where: { id: { in: ids }, workspaceId } })
  const byId = new Map(documents.map((document) => [document.id, document]))
  const work = await workById(
    context,
    organisationId,
    causes.flatMap((cause) => cause.statusIds),
  )
  return causes.map(({ reason, documentIds, statusIds, ...cause }) => {
    const waiting = [...new Set(documentIds)].flatMap((id) => byId.get(id) ?? [])
    return {
      ...cause,
      problem: explain(reason, {
        timeZone,
        documentId: onlyOne(waiting),
        side: sideOfAll(waiting),
        waiting: cause.count,
        retry: cause.retryable > 0 ? { causeKey: cause.key } : undefined,
      }),
      invoices: waiting.filter(({ kind }) => kind === 'INVOICE'),
      work: statusIds.flatMap((id) => work.get(id) ?? []),
    }
  })
}

/** What is sold and what is bought are mapped apart: one change mends both sides never. */
function sideOfAll(documents: readonly Document[]): Side | undefined {
  const [side, ...others] = new Set(documents.map(({ kind }) => sideOf(kind)))
  return others.length === 0 ? side : undefined
}

/** A fix leads to a document's page only where there is one document. */
function onlyOne(documents: readonly Document[]): string | undefined {
  const [first] = documents
  return documents.length === 1 && first ? documentGlobalId(first) : undefined
}
