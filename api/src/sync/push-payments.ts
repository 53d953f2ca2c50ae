import type { PlannedPayment } from '../engine/ledger-plans.ts'
import { accountRef, type BookAccount } from '../engine/books.ts'
import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import { freezeBatch, type LoadedBatch, type SentRow } from './batch.store.ts'
import { loadBooks } from './books.store.ts'
import { day } from './push-document.ts'
import { type DueEntry, settleEntries } from './outbox.store.ts'
import { paymentMarker } from './payment-marker.ts'
import { fenced, type Run } from './run.ts'
import { type Move, saveStatuses } from './status.store.ts'

/** What becomes of a due payment: it is sent, or it is settled without a call. */
type Plan = { entry: DueEntry } & ({ sent: SentRow; planned: PlannedPayment } | { move: Move | undefined })

/** Freezes due payments as one batch (F083). Undefined: none of them was to be sent; ask again. */
export async function freezePayments(run: Run, entries: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const { prisma, ledger } = run.dependencies
  const { accounts, paymentAccount = '' } = await loadBooks(prisma, run.target.organisationId)
  const payments = await loadPayments(run, entries)
  const plans = entries.map((entry) => plan(entry, payments.get(entry.entityId), accounts.get(paymentAccount)))
  await settleUnsent(run, plans)
  const rows = plans.flatMap((one) => ('planned' in one ? [one] : []))
  if (rows.length === 0) return undefined
  const write = ledger.encodePayments(rows.map(({ planned }) => planned))
  return freezeBatch(
    run,
    'PAYMENTS',
    write,
    rows.map(({ sent }) => sent),
  )
}

async function loadPayments(run: Run, entries: readonly DueEntry[]) {
  const { organisationId } = run.target
  const payments = await run.dependencies.prisma.payment.findMany({
    where: { id: { in: entries.map((entry) => entry.entityId) } },
    include: { document: { include: { syncs: { where: { organisationId } } } } },
  })
  return new Map(payments.map((payment) => [payment.id, payment]))
}

type LoadedPayment = Awaited<ReturnType<typeof loadPayments>> extends Map<string, infer Payment> ? Payment : never

function plan(entry: DueEntry, payment: LoadedPayment | undefined, account: BookAccount | undefined): Plan {
  if (!payment) return { entry, move: undefined }
  const { id: paymentId, documentId, ledgerPaymentId, amount, paidOn } = payment
  const subject = { documentId, paymentId }
  // Found in the ledger already.
  if (ledgerPaymentId) return { entry, move: { ...subject, state: 'SYNCED', ledgerId: ledgerPaymentId } }
  if (payment.reversedAt) return { entry, move: undefined }
  const fail = (reason: Reason): Plan => ({ entry, move: { ...subject, state: 'FAILED', reason } })
  if (!account) return fail({ code: 'PAYMENT_ACCOUNT_MISSING' })
  const [invoice] = payment.document.syncs
  const isGone = invoice?.ledgerStatus === 'VOIDED' || invoice?.ledgerStatus === 'DELETED'
  if (!invoice?.ledgerId || isGone) return fail({ code: 'VOIDED_IN_XERO' })
  const marker = paymentMarker(payment)
  return {
    entry,
    sent: { entry, entityId: paymentId, version: 1, ledgerKey: marker, url: '', total: amount, warnings: [] },
    planned: { marker, ledgerInvoiceId: invoice.ledgerId, account: accountRef(account), paidOn: day(paidOn), amount },
  }
}

async function settleUnsent(run: Run, plans: readonly Plan[]): Promise<void> {
  const unsent = plans.flatMap((one) => ('move' in one ? [one] : []))
  if (unsent.length === 0) return
  await fenced(run, async (transaction) => {
    const moves = unsent.flatMap(({ move }) => move ?? [])
    const events = await saveStatuses(transaction, run.target, moves)
    await settleEntries(
      transaction,
      unsent.map(({ entry }) => entry),
    )
    await publish(transaction, events)
  })
}
