import type { LedgerAccount, LedgerTaxRate } from '@tieout/prisma'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Posting, PostingSource } from '../engine/plan-line.ts'
import { explain } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { LedgerAccountNode, LedgerTaxRateNode } from '../ledger/ledger.graphql.ts'
import { makeLoader } from '../lib/loaders.ts'
import { loadPlanned, postingOf, previewOf, type PreviewView } from './preview.ts'

const PostingSourceType = builder.enumType('PostingSource', {
  values: ['PROJECT', 'SERVICE', 'RATE', 'DEFAULT'] as const satisfies PostingSource[],
})
const PushOutcomeType = builder.enumType('PushOutcome', {
  values: ['CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED'] as const,
})

const PreviewRowType = builder.objectRef<PreviewView['rows'][number]>('PreviewRow').implement({
  description: 'One row of the diff: what Xero holds now (null: nothing) and what it would hold.',
  fields: (t) => ({
    label: t.exposeString('label'),
    now: t.string({ nullable: true, resolve: ({ now }) => now }),
    willBe: t.exposeString('willBe'),
    changed: t.exposeBoolean('changed'),
  }),
})

const PushPreviewType = builder.objectRef<PreviewView>('PushPreview').implement({
  fields: (t) => ({
    willBe: t.expose('willBe', { type: PushOutcomeType }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => problems }),
    contact: t.exposeString('contact'),
    status: t.exposeString('status'),
    rows: t.field({ type: [PreviewRowType], resolve: ({ rows }) => rows }),
  }),
})

builder.prismaObjectFields('Document', (t) => ({
  preview: t.field({
    type: PushPreviewType,
    description: 'Exactly what a push would send now, or why it would not, from what is cached: no call to Xero.',
    resolve: async ({ id }, _, context) => {
      const planned = await loadPlanned(context, id)
      if (!planned) throw new Error('A preview was asked for and never loaded.')
      return previewOf(planned)
    },
  }),
}))

const loadLedgerAccount = makeLoader<Context, string, LedgerAccount>(async ({ dependencies }, ids) => {
  const rows = await dependencies.prisma.ledgerAccount.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, row]))
})
const loadLedgerTaxRate = makeLoader<Context, string, LedgerTaxRate>(async ({ dependencies }, ids) => {
  const rows = await dependencies.prisma.ledgerTaxRate.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, row]))
})

const LinePostingType = builder.objectRef<Posting>('LinePosting').implement({
  fields: (t) => ({
    account: t.field({
      type: LedgerAccountNode,
      nullable: true,
      resolve: ({ account }, _, context) => account && loadLedgerAccount(context, account.id),
    }),
    accountFrom: t.field({ type: PostingSourceType, nullable: true, resolve: ({ accountFrom }) => accountFrom }),
    taxRate: t.field({
      type: LedgerTaxRateNode,
      nullable: true,
      resolve: ({ tax }, _, context) => tax && loadLedgerTaxRate(context, tax.id),
    }),
    taxFrom: t.field({ type: PostingSourceType, nullable: true, resolve: ({ taxFrom }) => taxFrom }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      resolve: ({ problems: [first] }) => first && explain(first),
    }),
  }),
})

builder.prismaObjectFields('DocumentLine', (t) => ({
  posting: t.field({
    type: LinePostingType,
    nullable: true,
    description: 'Where this line would post, and which mapping said so.',
    resolve: async ({ id, documentId }, _, context) => {
      const planned = await loadPlanned(context, documentId)
      return planned && postingOf(planned, id)
    },
  }),
}))
