import { BillNode } from '../bill/bill.graphql.ts'
import { builder } from '../builder.ts'
import type { Coverage } from '../engine/coverage.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { MoneyType, type Money } from '../lib/money.graphql.ts'
import { coverageOf, loadCovering, type CoveringKind } from './coverage.ts'
import { RecordLineNode } from './record-line.graphql.ts'
import { RecordNode } from './record.graphql.ts'
import type { Context } from '../context.ts'

const CoverageType = builder.objectRef<Omit<Coverage, 'amount'> & { amount: Money }>('RecordCoverage').implement({
  description: 'How much of a record is invoiced, or billed. What was voided gives back.',
  fields: (t) => ({
    percent: t.exposeInt('percent', {
      description: 'Of what its lines come to, rounded down. Above 100 where more was invoiced than there is.',
    }),
    isOver: t.exposeBoolean('isOver', { description: 'Some line is invoiced beyond its quantity.' }),
    amount: t.expose('amount', { type: MoneyType, description: 'What the documents carry of it, before tax.' }),
    documentCount: t.int({ description: 'How many documents stand.', resolve: ({ documents }) => documents }),
    paidCount: t.int({ description: 'How many of them are paid.', resolve: ({ paid }) => paid }),
  }),
})

const counted = {
  ...{ values: true, currency: true },
  lines: { orderBy: { position: 'asc' as const } },
} as const

type Counted = Parameters<typeof coverageOf>[0] & { id: string; currency: string }

async function cover(record: Counted, context: Context, kind: CoveringKind) {
  const covered = coverageOf(record, (await loadCovering(context, record.id)) ?? [], kind)
  return { ...covered, amount: { amount: covered.amount, currency: record.currency } }
}

const newest = { createdAt: 'desc' } as const

builder.prismaObjectFields(RecordNode, (t) => ({
  invoicing: t.field({
    type: CoverageType,
    description: 'How much of it is invoiced.',
    select: counted,
    resolve: (record, _, context) => cover(record, context, 'INVOICE'),
  }),
  billing: t.field({
    type: CoverageType,
    description: 'How much of it is billed.',
    select: counted,
    resolve: (record, _, context) => cover(record, context, 'BILL'),
  }),
  invoices: t.relation('documents', {
    type: InvoiceNode,
    query: { where: { kind: 'INVOICE' }, orderBy: newest, take: 50 },
    description: 'The invoices composed from it, void ones included, the newest first; up to 50.',
  }),
  bills: t.relation('documents', {
    type: BillNode,
    query: { where: { kind: 'BILL' }, orderBy: newest, take: 50 },
    description: 'The bills composed from it, void ones included, the newest first; up to 50.',
  }),
}))

const ofLine = {
  recordId: true,
  quantity: true,
  quantityFieldId: true,
  unitPrice: true,
  record: { select: { values: true } },
} as const

builder.prismaObjectFields(RecordLineNode, (t) => ({
  invoiced: t.field({
    type: 'Decimal',
    description: 'How many of it are on invoices that stand.',
    select: ofLine,
    resolve: (line, _, context) => coveredOf(line, context, 'INVOICE'),
  }),
  billed: t.field({
    type: 'Decimal',
    description: 'How many of it are on bills that stand.',
    select: ofLine,
    resolve: (line, _, context) => coveredOf(line, context, 'BILL'),
  }),
}))

type Line = Counted['lines'][number] & { recordId: string; record: { values: Counted['values'] } }

async function coveredOf(line: Line, context: Context, kind: CoveringKind): Promise<string> {
  const documents = (await loadCovering(context, line.recordId)) ?? []
  const { byLine } = coverageOf({ values: line.record.values, lines: [line] }, documents, kind)
  return byLine.get(line.id) ?? '0'
}
