import type { LedgerAccount, LedgerTaxRate } from '@tieout/prisma'
import { BillNode } from '../bill/bill.graphql.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { CreditNoteNode } from '../credit-note/credit-note.graphql.ts'
import { DocumentLineNode } from '../document/document.graphql.ts'
import type { Posting, PostingSource } from '../engine/plan-line.ts'
import type { TotalCheck } from '../engine/preview.ts'
import { ExpenseNode } from '../expense/expense.graphql.ts'
import { explain } from '../problem/catalogue.ts'
import { ProblemType } from '../problem/problem.graphql.ts'
import { LedgerAccountNode, LedgerTaxRateNode } from '../ledger/ledger.graphql.ts'
import { globalId, localId } from '../lib/ids.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { makeLoader } from '../lib/loaders.ts'
import { forecast, type Forecast } from './forecast.ts'
import { loadPlanned, postingOf, previewOf, type PreviewView } from './preview.ts'

/** As many as may be sent at once. */
const MOST_AT_ONCE = 100

const PostingSourceType = builder.enumType('PostingSource', {
  values: ['PROJECT', 'SERVICE', 'RATE', 'DEFAULT', 'LINE', 'ACCOUNT'] as const satisfies PostingSource[],
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
    because: t.string({
      nullable: true,
      description: 'Of a line: which mapping chose its account, tax code and tracking.',
      resolve: ({ because }) => because,
    }),
  }),
})

const TotalCheckType = builder.objectRef<TotalCheck & { currency: string }>('TotalCheck').implement({
  description: 'Whether your total and the one Xero’s tax rates make of the same lines are the same.',
  fields: (t) => ({
    ours: t.field({
      type: MoneyType,
      description: 'Your total; where the rates would make another, your tax amounts are sent with the lines.',
      resolve: ({ ours: amount, currency }) => ({ amount, currency }),
    }),
    byRates: t.field({
      type: MoneyType,
      description: 'What the mapped rates alone come to.',
      resolve: ({ byRates: amount, currency }) => ({ amount, currency }),
    }),
    apart: t.field({
      type: MoneyType,
      description: 'Ours less theirs; a cent or two is rounding.',
      resolve: ({ ours, byRates, currency }) => ({ amount: ours - byRates, currency }),
    }),
    agrees: t.boolean({ resolve: ({ ours, byRates }) => ours === byRates }),
  }),
})

const ContactOutcomeType = builder.enumType('ContactOutcome', {
  description:
    'Whom a push would go to: a contact tied before, one found in Xero, a new one, or one that nobody can tell.',
  values: ['LINKED', 'MATCHED', 'CREATED', 'UNCLEAR'] as const,
})

const PushPreviewType = builder.objectRef<PreviewView>('PushPreview').implement({
  fields: (t) => ({
    willBe: t.expose('willBe', { type: PushOutcomeType }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => problems }),
    contact: t.exposeString('contact'),
    contactWillBe: t.expose('contactWillBe', { type: ContactOutcomeType }),
    status: t.exposeString('status'),
    rows: t.field({ type: [PreviewRowType], resolve: ({ rows }) => rows }),
    totalCheck: t.field({
      type: TotalCheckType,
      nullable: true,
      description: 'Compared before anything is sent; null while a line has no tax code.',
      resolve: ({ check, currency }) => check && { ...check, currency },
    }),
  }),
})

const InvoicePreviewType = builder.objectRef<Forecast['previews'][number]>('InvoicePreview').implement({
  fields: (t) => ({
    invoiceId: t.id({ resolve: ({ invoiceId }) => globalId('Invoice', invoiceId) }),
    preview: t.field({ type: PushPreviewType, resolve: ({ preview }) => preview }),
  }),
})
const ForecastCauseType = builder.objectRef<Forecast['causes'][number]>('PushForecastCause').implement({
  description: 'Several that would be refused for the same cause.',
  fields: (t) => ({
    problem: t.field({ type: ProblemType, resolve: ({ problem }) => problem }),
    count: t.exposeInt('count'),
    invoiceIds: t.idList({ resolve: ({ invoiceIds }) => invoiceIds.map((id) => globalId('Invoice', id)) }),
  }),
})
const PushForecastType = builder.objectRef<Forecast>('PushForecast').implement({
  description: 'What sending several invoices now would come to.',
  fields: (t) => ({
    created: t.exposeInt('created'),
    updated: t.exposeInt('updated'),
    unchanged: t.exposeInt('unchanged'),
    refused: t.exposeInt('refused'),
    previews: t.field({ type: [InvoicePreviewType], resolve: ({ previews }) => previews }),
    causes: t.field({ type: [ForecastCauseType], resolve: ({ causes }) => causes }),
  }),
})

builder.queryField('pushForecast', (t) =>
  t.field({
    type: PushForecastType,
    description:
      'Before sending several: how many would be created, updated, left as they are or refused, and why; drafts as if they were sent. At most 100; no call to Xero.',
    args: { invoiceIds: t.arg.idList({ required: true }) },
    resolve: (_, { invoiceIds }, context) =>
      forecast(
        context,
        invoiceIds.slice(0, MOST_AT_ONCE).flatMap((id) => localId('Invoice', id) ?? []),
      ),
  }),
)

const preview = {
  description: 'Exactly what a push would send now, or why it would not, from what is cached: no call to Xero.',
  resolve: async ({ id }: { id: string }, _: object, context: Context) => {
    const planned = await loadPlanned(context, id)
    if (!planned) throw new Error('A preview was asked for and never loaded.')
    return previewOf(planned)
  },
}
builder.prismaObjectFields('Document', (t) => ({ preview: t.field({ type: PushPreviewType, ...preview }) }))
for (const node of [BillNode, CreditNoteNode, ExpenseNode])
  builder.prismaObjectFields(node, (t) => ({ preview: t.field({ type: PushPreviewType, ...preview }) }))

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

const posting = {
  nullable: true,
  description: 'Where this line would post, and which mapping said so.',
  resolve: async ({ id, documentId }: { id: string; documentId: string }, _: object, context: Context) => {
    const planned = await loadPlanned(context, documentId)
    return planned && postingOf(planned, id)
  },
} as const
builder.prismaObjectFields('DocumentLine', (t) => ({ posting: t.field({ type: LinePostingType, ...posting }) }))
builder.prismaObjectFields(DocumentLineNode, (t) => ({ posting: t.field({ type: LinePostingType, ...posting }) }))
