import { accountRef, type Books } from '../engine/books.ts'
import { creditKey, withMarker } from '../engine/marker.ts'
import { findTwin } from '../engine/match-payment.ts'
import { toDecimal } from '../engine/money.ts'
import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import { freezeBatch, type LoadedBatch, type SentRow } from './batch.store.ts'
import { loadBooks } from './books.store.ts'
import { type DueEntry, settleEntries } from './outbox.store.ts'
import { loadPayments, type LoadedPayment } from './payment.store.ts'
import { toPaid } from './payment-facts.ts'
import { day } from './push-document.ts'
import { call, fenced, type Run } from './run.ts'
import { type Move, saveStatuses } from './status.store.ts'
import { waitForLedger } from './wait-for-ledger.ts'

/** What becomes of a due payment or credit: it is sent, or it is settled without a call. */
type Plan = Ready | { entry: DueEntry; move: Move | undefined }

interface Ready {
  payment: LoadedPayment
  ledgerInvoiceId: string
  sent: SentRow
  /** The ledger's id of the payment to take back there. */
  remove?: string
}

/** Freezes due payments as one batch (F083). Those whose invoice is not approved in the ledger yet are not due. */
export async function freezePayments(run: Run, entries: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const { prisma, ledger } = run.dependencies
  const books = await loadBooks(prisma, run.target.organisationId)
  const all = await planAll(run, entries, (payment) => planMoney(payment, books))
  const removal = all.find(({ remove }) => remove !== undefined)
  // The ledger takes back one payment a call.
  if (removal?.remove !== undefined) {
    const what = { marker: removal.sent.ledgerKey, ledgerPaymentId: removal.remove }
    return freezeBatch(run, 'PAYMENTS', ledger.encodePaymentRemoval(what), [removal.sent])
  }
  if (all.length === 0) return undefined
  const write = ledger.encodePayments(
    all.flatMap(({ payment, ledgerInvoiceId, sent: { ledgerKey: marker } }) => {
      const account = accountOf(payment, books)
      const { amount, paidOn } = payment
      return account ? [{ marker, ledgerInvoiceId, account: accountRef(account), paidOn: day(paidOn), amount }] : []
    }),
  )
  return freezeBatch(run, 'PAYMENTS', write, sentOf(all))
}

/** Freezes due parts of one credit note as one batch. */
export async function freezeAllocations(run: Run, entries: readonly DueEntry[]): Promise<LoadedBatch | undefined> {
  const { ledger } = run.dependencies
  const ready = await planAll(run, entries, planCredit)
  const removal = ready.find(({ remove }) => remove !== undefined)
  if (removal) return freezeRemoval(run, removal)
  const noteOf = ({ payment }: Ready) => payment.creditNote?.syncs[0]?.ledgerId ?? ''
  const [first] = ready
  if (!first) return undefined
  const together = ready.filter((one) => noteOf(one) === noteOf(first))
  const write = ledger.encodeAllocations(
    noteOf(first),
    together.map(({ payment: { amount, paidOn }, ledgerInvoiceId }) => {
      return { ledgerInvoiceId, amount, usedOn: day(paidOn) }
    }),
  )
  return freezeBatch(run, 'PAYMENTS', write, sentOf(together))
}

/** The ledger takes back one part a call, by an id that it alone knows. What is gone there already needs no call. */
async function freezeRemoval(run: Run, { payment, sent }: Ready): Promise<LoadedBatch | undefined> {
  const { ledger } = run.dependencies
  const { entry, ledgerKey: key } = sent
  const answer = await call(run, { isInteractive: true }, (access) => ledger.readAllocationIds(access, key))
  if (!answer.ok) {
    await waitForLedger(run, [entry])
    return undefined
  }
  const [ledgerAllocationId, ...others] = answer.value
  if (ledgerAllocationId === undefined) {
    const { id: paymentId, documentId } = payment
    await settleUnsent(run, [{ entry, move: { documentId, paymentId, state: 'SYNCED', ledgerId: key } }])
    return undefined
  }
  const write = ledger.encodeAllocationRemoval({ key, ledgerAllocationId, others: others.length })
  return freezeBatch(run, 'PAYMENTS', write, [sent])
}

/** Whether it can go: the key it is found by there, or why not. */
type Verdict = { ledgerKey: string } | Reason

function planMoney(payment: LoadedPayment, books: Books): Verdict {
  if (payment.reversedHere) return { ledgerKey: withMarker(payment) }
  if (!books.paymentsPush) return { code: 'PAYMENTS_STAY_HERE' }
  if (!accountOf(payment, books)) return { code: 'PAYMENT_ACCOUNT_MISSING' }
  if (isGone(payment.document)) return { code: 'VOIDED_IN_XERO' }
  const twin = findTwin(toPaid(payment), payment.document.payments.map(toPaid))
  if (!twin) return { ledgerKey: withMarker(payment) }
  return { code: 'PAYMENT_MAYBE_THERE', amount: toDecimal(payment.amount), paidOn: twin.paidOn }
}

/** Where the money lies: what the expense was paid from, else the payment account. */
function accountOf({ document }: LoadedPayment, { accounts, paymentAccount }: Books) {
  return accounts.get(document.bankAccountId ?? '') ?? accounts.get(paymentAccount ?? '')
}

function planCredit({ document, creditNote, reversedHere, ledgerPaymentId }: LoadedPayment): Verdict {
  if (reversedHere) return { ledgerKey: ledgerPaymentId ?? '' }
  if (isGone(document) || isGone(creditNote)) return { code: 'VOIDED_IN_XERO' }
  const [note, invoice] = [creditNote, document].map((one) => one?.syncs[0]?.ledgerId ?? '')
  return { ledgerKey: creditKey(note ?? '', invoice ?? '') }
}

function isGone(document: LoadedPayment['creditNote']): boolean {
  const { ledgerId, ledgerStatus } = document?.syncs[0] ?? {}
  return !ledgerId || ledgerStatus === 'VOIDED' || ledgerStatus === 'DELETED'
}

/** What is to be sent; the rest is settled on the spot. */
async function planAll(
  run: Run,
  entries: readonly DueEntry[],
  judge: (payment: LoadedPayment) => Verdict,
): Promise<Ready[]> {
  const payments = await loadPayments(
    run,
    entries.map((entry) => entry.entityId),
  )
  const plans = entries.map((entry) => plan(entry, payments.get(entry.entityId), judge))
  await settleUnsent(run, plans)
  return plans.flatMap((one) => ('sent' in one ? [one] : []))
}

function plan(entry: DueEntry, payment: LoadedPayment | undefined, judge: (payment: LoadedPayment) => Verdict): Plan {
  if (!payment) return { entry, move: undefined }
  const { id: paymentId, documentId, ledgerPaymentId, amount: total } = payment
  const subject = { documentId, paymentId }
  const remove = payment.reversedHere ? (ledgerPaymentId ?? undefined) : undefined
  // Found in the ledger already.
  if (ledgerPaymentId && !remove) return { entry, move: { ...subject, state: 'SYNCED', ledgerId: ledgerPaymentId } }
  if (payment.reversedAt && !remove) return { entry, move: undefined }
  const verdict = judge(payment)
  if ('code' in verdict) return { entry, move: { ...subject, state: stateFor(verdict), reason: verdict } }
  const { ledgerKey } = verdict
  return {
    payment,
    ledgerInvoiceId: payment.document.syncs[0]?.ledgerId ?? '',
    ...(remove ? { remove } : {}),
    sent: {
      ...{ entry, entityId: paymentId, version: 1, ledgerKey, number: ledgerKey, mark: ledgerKey, total },
      warnings: [],
    },
  }
}

/** What the workspace chose is no failure. */
function stateFor({ code }: Reason): 'NOT_SYNCED' | 'FAILED' {
  return code === 'PAYMENTS_STAY_HERE' ? 'NOT_SYNCED' : 'FAILED'
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
    publish(transaction, events)
  })
}

function sentOf(ready: readonly Ready[]): SentRow[] {
  return ready.map(({ sent }) => sent)
}
