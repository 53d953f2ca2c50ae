import type { DocumentKind } from '@tieout/prisma'
import type { Drift } from '../engine/drift.ts'
import type { LedgerDocument, LedgerPayment } from '../engine/ledger-documents.ts'
import { creditNoteIn } from '../engine/marker.ts'
import { toDecimal } from '../engine/money.ts'
import { type Change, reconcile } from '../engine/reconcile.ts'
import { withoutPayments } from '../engine/without-payments.ts'
import type { Event } from '../events/events.ts'
import { notify } from '../notification/notice.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { followDocuments } from '../record-link/follow-documents.ts'
import { enqueue, priorities } from './outbox.store.ts'
import { tellFollowers } from './follower.store.ts'
import { settlementsInclude, toOurs } from './our-document.ts'
import { fenced, now, type Run } from './run.ts'
import { type Seen, seeDrift } from './drift/see-drift.ts'
import { saveStatuses, seenColumns } from './status.store.ts'
import { addTimeline, type TimelineLine } from '../timeline/add-timeline.ts'

/**
 * Takes in invoices as the ledger has them now. One way in for webhooks, polls, backfill and the refresh button: what
 * is not ours is left alone, what changed nothing writes nothing. Answers how many changed something here.
 */
export async function takeIn(run: Run, theirs: readonly LedgerDocument[]): Promise<number> {
  let changed = 0
  if (theirs.length > 0) await followDocuments(run, theirs)
  for (const invoice of theirs) {
    const events = await fenced(run, (transaction) => takeInOne(transaction, run, invoice))
    changed += events.length
  }
  return changed
}

async function takeInOne(transaction: Transaction, run: Run, shown: LedgerDocument): Promise<Event[]> {
  const { organisationId, workspaceId } = run.target
  // Held: a payment recorded here at this moment is counted before or after, never lost between.
  await transaction.$queryRaw`select d.id from "Document" d join "SyncStatus" s on s."documentId" = d.id
    where s."organisationId" = ${organisationId} and s."ledgerId" = ${shown.ledgerId} for no key update of d`
  const sync = await transaction.syncStatus.findFirst({
    where: { organisationId, ledgerId: shown.ledgerId, documentId: { not: null } },
    include: {
      document: { include: { ...settlementsInclude(organisationId), workspace: { select: { paymentsPull: true } } } },
    },
  })
  if (!sync?.document) return []
  const { document } = sync
  const own = document.kind === 'CREDIT_NOTE' ? document.allocations : document.payments
  const takenBack = own.filter((one) => one.reversedHere).flatMap((one) => one.ledgerPaymentId ?? [])
  const theirs = withoutPayments(shown, new Set(takenBack))
  const all = reconcile(toOurs(sync, document), theirs)
  const changes = document.workspace.paymentsPull ? all : all.filter((change) => !isMoney(change))
  if (changes.length === 0) return []
  const { ledgerDocument, agreedDocument, reasonCode } = sync
  const seen = { documentId: document.id, ledgerDocument, agreedDocument }
  const drift = await seeDrift(transaction, run, seen, theirs)
  const { id: documentId, currency, kind } = document
  const context = { transaction, run, theirs, seen, drift, documentId, syncId: sync.id, currency, kind }
  for (const change of changes) await applyChange(context, change)
  if (drift === 'agrees' && reasonCode === 'CHANGED_IN_XERO') await goOn(context)
  const event: Event = { name: 'documentChanged', workspaceId, documentId: document.id }
  publish(transaction, [event])
  return [event]
}

/** What the ledger says of money; the rest is about where the document stands there. */
function isMoney({ kind }: Change): boolean {
  return kind === 'paymentReceived' || kind === 'paymentReversed' || kind === 'paymentRestored' || kind === 'settled'
}

interface Context {
  transaction: Transaction
  run: Run
  theirs: LedgerDocument
  seen: Seen
  drift: Drift | 'inDoubt'
  documentId: string
  syncId: string
  currency: string
  kind: DocumentKind
}

async function applyChange(context: Context, change: Change): Promise<void> {
  const { transaction, run, theirs, documentId, syncId } = context
  const { organisationId } = run.target
  switch (change.kind) {
    case 'paymentReceived':
      return receive(context, change.payment)
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
      await notify(
        transaction,
        { workspaceId: run.target.workspaceId },
        { kind: 'SYNC_FAILED', organisationId, documentId },
      )
      return note(context, 'VOIDED_IN_LEDGER', { status: change.ledgerStatus })
    case 'seen': {
      const { drift, seen } = context
      await transaction.syncStatus.update({ where: { id: syncId }, data: seenColumns(theirs, drift, seen, now(run)) })
      await tellFollowers(transaction, organisationId, [documentId])
      if (drift === 'changed') await note(context, 'CHANGED_IN_LEDGER', {})
    }
  }
}

/** Money, or a credit. A credit belongs to the invoice it settles, and is told by it: the note itself adds nothing. */
async function receive(context: Context, payment: LedgerPayment): Promise<void> {
  const { transaction, run, theirs, documentId, currency } = context
  if (theirs.form === 'CREDIT_NOTE') return
  const { organisationId, workspaceId } = run.target
  const { ledgerPaymentId, amount, paidOn, reference, method } = payment
  const isCredit = method === 'CREDIT'
  const ledgerId = creditNoteIn(ledgerPaymentId)
  const creditNote = isCredit ? await transaction.syncStatus.findFirst({ where: { organisationId, ledgerId } }) : null
  await transaction.payment.create({
    data: {
      ...{ workspaceId, documentId, organisationId, ledgerPaymentId, amount, currency, method, origin: 'LEDGER' },
      ...{ paidOn: new Date(paidOn), creditNoteId: creditNote?.documentId ?? null, createdAt: now(run) },
      reference: isCredit ? null : (reference ?? null),
    },
  })
  await note(context, isCredit ? 'CREDIT_RECEIVED' : 'PAYMENT_RECEIVED', { amount: toDecimal(amount), currency })
}

/** Our edit waited for a person to decide between the two; now there is nothing to decide. */
async function goOn({ transaction, run, documentId, kind }: Context): Promise<void> {
  const move = { documentId, state: 'PENDING', reason: { code: 'QUEUED' } } as const
  await saveStatuses(transaction, run.target, [move])
  const intent = { ...run.target, priority: priorities.event, now: now(run) }
  await enqueue(transaction, intent, [{ kind, id: documentId }])
}

async function note({ transaction, run, documentId }: Context, kind: TimelineLine['kind'], detail: object) {
  const { workspaceId } = run.target
  await addTimeline(transaction, [{ workspaceId, documentId, at: now(run), kind, detail }])
}
