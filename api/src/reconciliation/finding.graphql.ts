import { builder } from '../builder.ts'
import type { FieldDifference } from '../engine/tie-out.ts'
import { DocumentKindType } from '../document/kind.graphql.ts'
import { documentGlobalId, namesOf } from '../document/kinds.ts'
import { InvoiceNode } from '../invoice/invoice.graphql.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { repairsFor } from './repairs.ts'

export const FindingClassType = builder.enumType('FindingClass', {
  description: 'How a document fails to tie out.',
  values: {
    MISSING_THERE: { description: 'Synced by our account; Xero has none, or it was deleted there.' },
    NOT_SENT: { description: 'Sent here and never arrived in Xero.' },
    MISSING_HERE: { description: 'In Xero, and Tieout does not have it. It is listed, never imported.' },
    NOT_LINKED: { description: 'The same number on both sides, and no tie between the two.' },
    DIFFERENT: { description: 'Tied, and at least one figure differs.' },
    VOIDED_THERE: { description: 'Voided in Xero, or spent money deleted there; live here.' },
    PAID_THERE: { description: 'Xero has received more for it than we have.' },
    PAID_HERE: { description: 'We have received more for it than Xero has.' },
    UNDER_WAY: { description: 'Something of it was on its way when it was compared. No difference yet.' },
  } as const,
})

export const FindingRepairType = builder.enumType('FindingRepair', {
  description: 'What mends a finding in one step.',
  values: {
    PUSH: { description: 'Send ours to Xero, over what it has.' },
    PUSH_AGAIN: { description: 'Untie it and send it to Xero as new.' },
    LINK: { description: 'Tie the two of the same number together.' },
    TAKE_PAYMENTS: { description: 'Take over what Xero says was paid.' },
    SEND_PAYMENTS: { description: 'Send the payments recorded here.' },
    VOID_HERE: { description: 'Void ours as well.' },
    UNLINK: { description: 'Untie ours from Xero’s; neither is changed.' },
  } as const,
})

const FieldNameType = builder.enumType('FindingField', {
  values: [
    ...(['NUMBER', 'CONTACT', 'STATUS', 'ISSUED', 'DUE', 'CURRENCY', 'SUBTOTAL', 'TAX'] as const),
    ...(['TOTAL', 'LINES', 'PAID'] as const),
  ],
})

const FieldDifferenceType = builder.objectRef<FieldDifference>('FieldDifference').implement({
  description: 'One field that differs: amounts as decimals, days as 2026-11-21.',
  fields: (t) => ({
    field: t.field({ type: FieldNameType, resolve: ({ field }) => field }),
    ours: t.exposeString('ours', { description: 'As it is here; empty where it is not.' }),
    theirs: t.exposeString('theirs', { description: 'As it is in Xero; empty where it is not.' }),
  }),
})

export const FindingNode = builder.prismaNode('Finding', {
  id: { field: 'id' },
  nullable: true,
  description: 'One document that does not tie out, and what was done about it.',
  findUnique: (id, { viewer }) => ({ id, workspaceId: viewer?.workspaceId ?? '' }),
  fields: (t) => ({
    class: t.expose('class', { type: FindingClassType, description: 'How it fails to tie out.' }),
    kind: t.expose('kind', { type: DocumentKindType, description: 'What it is, or would be here.' }),
    invoice: t.field({
      type: InvoiceNode,
      nullable: true,
      description: 'Ours, where it is an invoice; null where it is in Xero alone.',
      select: (_, __, nestedSelection) => ({ kind: true, document: nestedSelection(true) }),
      resolve: ({ kind, document }) => (kind === 'INVOICE' ? document : null),
    }),
    documentId: t.id({
      nullable: true,
      description: 'Ours, of whatever kind; null where it is in Xero alone.',
      resolve: ({ kind, documentId: id }) => (id === null ? null : documentGlobalId({ kind, id })),
    }),
    path: t.string({
      nullable: true,
      description: 'The page of ours in the web app; null where it is in Xero alone.',
      resolve: ({ kind, documentId: id }) =>
        id === null ? null : `${namesOf(kind).page}/${documentGlobalId({ kind, id })}`,
    }),
    number: t.exposeString('number', { description: 'Ours, or Xero’s where we have none.' }),
    contactName: t.exposeString('contactName', { description: 'The client, or Xero’s contact.' }),
    issuedOn: t.expose('issuedOn', { type: 'Date', description: 'When it was issued.' }),
    ours: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What counts here: nothing once voided; null where we have none.',
      resolve: ({ ours: amount, currency }) => (amount === null ? null : { amount, currency }),
    }),
    theirs: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What counts in Xero; null where it has none.',
      resolve: ({ theirs: amount, currency }) => (amount === null ? null : { amount, currency }),
    }),
    fields: t.field({
      type: [FieldDifferenceType],
      description: 'Field by field, what differs.',
      resolve: ({ fields }) => fields as unknown as FieldDifference[],
    }),
    ledgerUrl: t.string({
      nullable: true,
      description: 'Opens it in Xero’s own screens.',
      select: {
        form: true,
        ledgerId: true,
        reconciliation: { select: { organisation: { select: { shortCode: true } } } },
      },
      resolve: ({ form, ledgerId, reconciliation }, _, { dependencies }) =>
        ledgerId && dependencies.ledger.documentUrl(reconciliation.organisation.shortCode ?? undefined, form, ledgerId),
    }),
    repairs: t.field({
      type: [FindingRepairType],
      description: 'What mends it in one step, the likeliest first.',
      resolve: (finding) => [...repairsFor(finding)],
    }),
    repair: t.expose('repair', { type: FindingRepairType, nullable: true, description: 'What was done about it.' }),
    repairedAt: t.expose('repairedAt', { type: 'DateTime', nullable: true, description: 'When that was.' }),
    repairedBy: t.exposeString('repairedBy', { nullable: true, description: 'Who did it.' }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true, description: 'When it was let stand.' }),
    acceptedBy: t.exposeString('acceptedBy', { nullable: true, description: 'Who let it stand.' }),
  }),
})
