import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { documentGlobalId, namesOf } from '../document/kinds.ts'
import { globalId } from '../lib/ids.ts'
import { MoneyType } from '../lib/money.graphql.ts'
import { SyncStatusType } from '../sync-status/sync-status.graphql.ts'
import {
  loadDocumentSync,
  loadPaymentSync,
  loadReceiptSync,
  viewDocument,
  viewPayment,
  viewReceipt,
} from '../sync-status/sync-view.ts'
import { workKinds, type Work } from './work.ts'

export const WorkKindType = builder.enumType('SyncWorkKind', {
  description: 'What goes to Xero. An allocation is a credit note used on an invoice.',
  values: workKinds,
})

/** One row of what is synced. */
export const SyncWorkType = builder.objectRef<Work>('SyncWork').implement({
  description: 'One thing that goes to Xero or went there: a document, a payment, a credit or a receipt.',
  fields: (t) => ({
    id: t.id({ description: 'What retrySync takes.', resolve: ({ id }) => globalId('SyncWork', id) }),
    kind: t.expose('kind', { type: WorkKindType, description: 'What it is.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When its status last changed.' }),
    documentId: t.id({
      description: 'The document it is, or belongs to.',
      resolve: (work) => documentGlobalId({ kind: work.documentKind, id: work.documentId }),
    }),
    path: t.string({
      description: 'The page of that document in the web app.',
      resolve: ({ documentKind: kind, documentId: id }) => `${namesOf(kind).page}/${documentGlobalId({ kind, id })}`,
    }),
    number: t.exposeString('number', { description: 'Of the document.' }),
    partyName: t.exposeString('partyName', { description: 'The client or supplier.' }),
    amount: t.field({
      type: MoneyType,
      nullable: true,
      description: 'The document’s total, or what was paid or credited; null of a receipt.',
      resolve: ({ amount, currency }) => (amount === null ? null : { amount, currency }),
    }),
    sync: t.field({
      type: SyncStatusType,
      description: 'Where it stands.',
      resolve: (work, _, context) => viewOf(work, context),
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'Xero’s own name of the newest call that carried it.',
    }),
    durationMs: t.exposeInt('durationMs', { nullable: true, description: 'How long that call took.' }),
  }),
})

async function viewOf(work: Work, context: Context) {
  const { kind, entityId, documentId, documentKind, currency } = work
  if (kind === 'RECEIPT')
    return viewReceipt(
      { id: documentId, kind: documentKind, currency },
      loaded(await loadReceiptSync(context, entityId)),
    )
  if (kind === 'PAYMENT' || kind === 'ALLOCATION')
    return viewPayment({ documentId, currency }, loaded(await loadPaymentSync(context, entityId)))
  const document = { id: documentId, kind: documentKind, status: work.documentStatus, sentAt: work.sentAt, currency }
  return viewDocument(document, loaded(await loadDocumentSync(context, documentId)))
}

function loaded<T>(one: T | undefined): T {
  if (!one) throw new Error('A sync status was asked for and never loaded.')
  return one
}
