import type { Drift } from '../engine/drift.ts'
import type { LedgerInvoice } from '../engine/ledger-documents.ts'
import { toDecimal } from '../engine/money.ts'
import { type Change, reconcile } from '../engine/reconcile.ts'
import type { Event } from '../events/events.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { paymentMarker } from './payment-marker.ts'
import { tellPayments } from './payment.store.ts'
import { fenced, now, type Run } from './run.ts'
import { type Seen, seeDrift } from './see-drift.ts'
import { saveStatuses, seenColumns } from './status.store.ts'
import { addTimeline, type TimelineLine } from '../timeline/add-timeline.ts'

/**
 * Takes in invoices as the ledger has them now. One way in for webhooks, polls, backfill and the refresh button: what
 * is not ours is left alone, what changed nothing writes nothing. Answers how many changed something here.
 */
export async function takeIn(run: Run, theirs: readonly LedgerInvoice[]): Promise<number> {
  let changed = 0
  for (const invoice of theirs) {
    const events = await fenced(run, (transaction) => takeInOne(transaction, run, invoice))
    changed += events.length
  }
  return changed
}

async function takeInOne(transaction: Transaction, run: Run, theirs: LedgerInvoice): Promise<Event[]> {
  const { organisationId, workspaceId } = run.target
  const sync = await transaction.syncStatus.findFirst({
    where: { organisationId, ledgerId: theirs.ledgerId, documentId: { not: null } },
    include: { document: { include: { payments: true, workspace: { select: { paymentsPull: true } } } } },
  })
  if (!sync?.document) return []
  const { document } = sync
  const live = document.payments.filter(
    (payment) => payment.organisationId === organisationId || !payment.organisationId,
  )
  const all = reconcile(
    {
      status: document.status,
      total: document.total,
      amountPaid: document.amountPaid,
      tied: live.flatMap(({ id, ledgerPaymentId, amount, reversedAt }) =>
        ledgerPaymentId ? [{ paymentId: id, ledgerPaymentId, amount, reversed: reversedAt !== null }] : [],
      ),
      underWay: live
        .filter((payment) => payment.origin === 'APP' && !payment.ledgerPaymentId && !payment.reversedAt)
        .map((payment) => ({ paymentId: payment.id, amount: payment.amount, marker: paymentMarker(payment) })),
      ledgerUpdatedAt: sync.ledgerUpdatedAt ?? undefined,
      ledgerStatus: sync.ledgerStatus ?? undefined,
      state: sync.state,
    },
    theirs,
  )
  const changes = document.workspace.paymentsPull ? all : all.filter((change) => !isMoney(change))
  if (changes.length === 0) return []
  const { ledgerDocument, agreedDocument, reasonCode } = sync
  const seen = { documentId: document.id, ledgerDocument, agreedDocument }
  const drift = await seeDrift(transaction, run, seen, theirs)
  const { id: documentId, currency } = document
  const context = { transaction, run, theirs, seen, drift, documentId, syncId: sync.id, currency }
  for (const change of changes) await applyChange(context, change)
  if (drift === 'agrees' && reasonCode === 'CHANGED_IN_XERO') await goOn(context)
  const event: Event = { name: 'invoiceChanged', workspaceId, invoiceId: document.id }
  await publish(transaction, [event])
  return [event]
}

/** What the ledger says of money; the rest is about where the document stands there. */
function isMoney({ kind }: Change): boolean {
  return kind === 'paymentReceived' || kind === 'paymentReversed' || kind === 'paymentRestored' || kind === 'settled'
}

interface Context {
  transaction: Transaction
  run: Run
  theirs: LedgerInvoice
  seen: Seen
  drift: Drift | 'inDoubt'
  documentId: string
  syncId: string
  currency: string
}

async function applyChange(context: Context, change: Change): Promise<void> {
  const { transaction, run, theirs, documentId, syncId, currency } = context
  const { organisationId, workspaceId } = run.target
  switch (change.kind) {
    case 'paymentReceived': {
      const { ledgerPaymentId, amount, paidOn, reference } = change.payment
      await transaction.payment.create({
        data: {
          ...{ workspaceId, documentId, organisationId, ledgerPaymentId, amount, currency, origin: 'LEDGER' },
          paidOn: new Date(paidOn),
          reference: reference ?? null,
        },
      })
      return note(context, 'PAYMENT_RECEIVED', { amount: toDecimal(amount), currency })
    }
    case 'paymentArrived': {
      const { paymentId, ledgerPaymentId } = change
      await transaction.payment.update({ where: { id: paymentId }, data: { organisationId, ledgerPaymentId } })
      return
    }
    case 'paymentReversed':
      await transaction.payment.update({ where: { id: change.paymentId }, data: { reversedAt: now(run) } })
      return note(context, 'PAYMENT_REVERSED', {})
    case 'paymentRestored':
      await transaction.payment.update({ where: { id: change.paymentId }, data: { reversedAt: null } })
      return
    case 'settled': {
      const { status, amountPaid } = change
      await transaction.document.update({ where: { id: documentId }, data: { status, amountPaid } })
      if (status === 'PAID') await note(context, 'PAID', {})
      return
    }
    case 'goneThere':
      await transaction.syncStatus.update({
        where: { id: syncId },
        data: { state: 'FAILED', reasonCode: 'VOIDED_IN_XERO', reason: { code: 'VOIDED_IN_XERO' } },
      })
      return note(context, 'VOIDED_IN_LEDGER', { status: change.ledgerStatus })
    case 'seen': {
      const { drift, seen } = context
      await transaction.syncStatus.update({ where: { id: syncId }, data: seenColumns(theirs, drift, seen, now(run)) })
      await tellPayments(transaction, organisationId, [documentId])
      if (drift === 'changed') await note(context, 'CHANGED_IN_LEDGER', {})
    }
  }
}

/** Our edit waited for a person to decide between the two; now there is nothing to decide. */
async function goOn({ transaction, run, documentId }: Context): Promise<void> {
  const move = { documentId, state: 'PENDING', reason: { code: 'QUEUED' } } as const
  await saveStatuses(transaction, run.target, [move])
  const intent = { ...run.target, priority: priorities.event, now: now(run) }
  await enqueue(transaction, intent, [{ kind: 'INVOICE', id: documentId }])
}

async function note({ transaction, run, documentId }: Context, kind: TimelineLine['kind'], detail: object) {
  const { workspaceId } = run.target
  await addTimeline(transaction, [{ workspaceId, documentId, at: now(run), kind, detail }])
}
