import type { BatchItem } from '@tieout/prisma'
import type { LedgerInvoice, LedgerPayment } from '../engine/ledger-documents.ts'
import type { Reason } from '../engine/reason.ts'
import { settleFound, type Settlement } from '../engine/settle-push.ts'
import { nextAttemptAt } from '../engine/retry.ts'
import { closeBatch, closeItems, type LoadedBatch, postponeBatch } from './batch.store.ts'
import { returnEntries } from './outbox.store.ts'
import { call, fenced, now, type Run } from './run.ts'
import { sentOf, writeSettlements } from './settle-invoices.ts'
import { settlePayments } from './settle-payments.ts'

/**
 * Finds out what became of a write whose answer was lost, before anything is sent again: what is there is ours and
 * done, what is not there goes back to the outbox under a new key. A look that fails leaves the doubt as it is. `taken`
 * are numbers the ledger just refused: one that nobody can be seen to hold (it was deleted there) would be refused for ever.
 */
export async function lookFirst(run: Run, batch: LoadedBatch, taken: ReadonlySet<string> = new Set()): Promise<void> {
  const open = batch.items.filter((item) => item.outcome === null)
  // An update names the document by its id: sent again, it can double nothing.
  if (batch.operation === 'updateInvoices') return returnAll(run, batch, open)
  return batch.kind === 'PAYMENTS' ? lookForPayments(run, batch, open) : lookForInvoices(run, batch, open, taken)
}

async function lookForInvoices(
  run: Run,
  batch: LoadedBatch,
  open: readonly BatchItem[],
  taken: ReadonlySet<string>,
): Promise<void> {
  const numbers = open.map((item) => item.ledgerKey)
  const { ledger } = run.dependencies
  const there: LedgerInvoice[] = []
  for (const few of ledger.splitForRead(numbers)) {
    const answer = await call(run, { isInteractive: true }, (access) => ledger.readInvoicesByNumber(access, few))
    if (!answer.ok) return lookLater(run, batch)
    there.push(...answer.value)
  }
  const found = open.map((item) => {
    const settlement = settleFound(sentOf(item), there)
    // One of ours that was voided there holds its number for good.
    const isNobodys = settlement.kind === 'absent' || isVoided(settlement)
    const isRefused = isNobodys && taken.has(item.ledgerKey)
    return { item, settlement: isRefused ? numberTaken(item) : settlement }
  })
  const known = found.flatMap(({ item, settlement }) =>
    settlement.kind === 'absent' ? [] : [{ item, settlement: settlement satisfies Settlement }],
  )
  const absent = found.filter(({ settlement }) => settlement.kind === 'absent').map(({ item }) => item)
  await returnAll(run, undefined, absent)
  await writeSettlements(run, batch, known, undefined)
}

function isVoided(settlement: { kind: string; reason?: Reason }): boolean {
  return settlement.reason?.code === 'VOIDED_IN_XERO'
}

function numberTaken(item: BatchItem): Settlement {
  return { kind: 'failed', reason: { code: 'DUPLICATE_NUMBER', number: item.ledgerKey, ledgerId: undefined } }
}

async function lookForPayments(run: Run, batch: LoadedBatch, open: readonly BatchItem[]): Promise<void> {
  const markers = open.map((item) => item.ledgerKey)
  const { ledger } = run.dependencies
  const found: LedgerPayment[] = []
  for (const few of ledger.splitForRead(markers)) {
    const answer = await call(run, { isInteractive: true }, (access) => ledger.findPaymentsByMarker(access, few))
    if (!answer.ok) return lookLater(run, batch)
    found.push(...answer.value)
  }
  // One that a person took back there meanwhile did arrive: sent again, it would come back against their will.
  const there = open.filter((item) => found.some((payment) => payment.reference === item.ledgerKey))
  await returnAll(
    run,
    undefined,
    open.filter((item) => !there.includes(item)),
  )
  const rows = found
    .toSorted((a, b) => Number(a.deleted) - Number(b.deleted))
    .map((saved) => ({ key: saved.reference, saved, warnings: [] }))
  await settlePayments(run, { ...batch, items: there }, rows, undefined)
}

/** Not there: due again, under a new key. With `batch`, that batch is over. */
async function returnAll(run: Run, batch: LoadedBatch | undefined, items: readonly BatchItem[]): Promise<void> {
  const at = now(run)
  await fenced(run, async (transaction) => {
    const ids = items.flatMap((item) => item.outboxEntryId ?? [])
    await returnEntries(transaction, ids, { dueAt: at, attempted: at })
    await closeItems(transaction, items, 'absent')
    if (batch) await closeBatch(transaction, batch, at, undefined)
  })
}

async function lookLater(run: Run, batch: LoadedBatch): Promise<void> {
  const { clock, random } = run.dependencies
  const until = run.rest?.until ?? nextAttemptAt(clock.now(), batch.attempts, random())
  await fenced(run, (transaction) =>
    postponeBatch(transaction, batch, { state: 'SENT', nextAttemptAt: new Date(until) }),
  )
}
