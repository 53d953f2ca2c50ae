import type { BatchItem } from '@tieout/prisma'
import type { LedgerDocument, LedgerForm, LedgerPayment } from '../engine/ledger-documents.ts'
import { creditNoteIn } from '../engine/marker.ts'
import type { Reason } from '../engine/reason.ts'
import { settleFound, type Settlement } from '../engine/settle-push.ts'
import { nextAttemptAt } from '../engine/retry.ts'
import { type LoadedBatch, postponeBatch } from './batch.store.ts'
import { loadLikened } from './likened.ts'
import { noteWaiting } from './note-waiting.ts'
import { returnAbsent } from './return-absent.ts'
import { call, fenced, type Run } from './run.ts'
import { sentOf, writeSettlements } from './settle-documents.ts'
import { settlePayments } from './settle-payments.ts'
import { settleReceipt } from './settle-receipt.ts'

/**
 * Finds out what became of a write whose answer was lost, before anything is sent again: what is there is ours and
 * done, what is not there goes back to the outbox under a new key. A look that fails leaves the doubt as it is. `taken`
 * are numbers the ledger just refused: one that nobody can be seen to hold (it was deleted there) would be refused for ever.
 */
export async function lookFirst(run: Run, batch: LoadedBatch, taken: ReadonlySet<string> = new Set()): Promise<void> {
  const open = batch.items.filter((item) => item.outcome === null)
  // An update or a removal names what it changes by its id: sent again, it can double nothing.
  if (batch.operation.startsWith('update') || batch.operation.startsWith('delete'))
    return returnAbsent(run, batch, open, { isOver: true })
  switch (batch.kind) {
    case 'DOCUMENTS':
      return lookForDocuments(run, batch, open, taken)
    case 'PAYMENTS':
      return lookForPayments(run, batch, open)
    case 'RECEIPTS':
      return lookForReceipt(run, batch, open)
  }
}

async function lookForDocuments(
  run: Run,
  batch: LoadedBatch,
  open: readonly BatchItem[],
  taken: ReadonlySet<string>,
): Promise<void> {
  const { ledger } = run.dependencies
  const form = formWritten(batch)
  const numbers = [...new Set(open.map((item) => sentOf(item).number))]
  const there: LedgerDocument[] = []
  for (const few of ledger.splitForRead(numbers)) {
    const answer = await call(run, { isInteractive: true }, (access) => ledger.readDocumentsByNumber(access, form, few))
    if (!answer.ok) return lookLater(run, batch)
    there.push(...answer.value)
  }
  const alike = await loadLikened(run, open)
  const found = open.map((item) => {
    const settlement = settleFound(sentOf(item), there, alike.get(item.entityId))
    // One of ours that was voided there holds its number for good.
    const isNobodys = settlement.kind === 'absent' || isVoided(settlement)
    const isRefused = isNobodys && taken.has(item.ledgerKey)
    return { item, settlement: isRefused ? numberTaken(item) : settlement }
  })
  const known = found.flatMap(({ item, settlement }) =>
    settlement.kind === 'absent' ? [] : [{ item, settlement: settlement satisfies Settlement }],
  )
  const absent = found.filter(({ settlement }) => settlement.kind === 'absent').map(({ item }) => item)
  await returnAbsent(run, batch, absent, { isOver: false })
  await writeSettlements(run, batch, known, undefined)
}

function isVoided(settlement: { kind: string; reason?: Reason }): boolean {
  return settlement.reason?.code === 'VOIDED_IN_XERO'
}

const forms: Readonly<Record<string, LedgerForm>> = {
  createInvoices: 'INVOICE',
  createBills: 'BILL',
  createCreditNotes: 'CREDIT_NOTE',
  createBankTransactions: 'SPEND_MONEY',
}

function formWritten({ operation }: LoadedBatch): LedgerForm {
  const form = forms[operation]
  if (!form) throw new Error(`${operation} creates no documents.`)
  return form
}

function numberTaken(item: BatchItem): Settlement {
  return { kind: 'failed', reason: { code: 'DUPLICATE_NUMBER', number: item.ledgerKey, ledgerId: undefined } }
}

async function lookForPayments(run: Run, batch: LoadedBatch, open: readonly BatchItem[]): Promise<void> {
  const found = await findPayments(run, batch, open)
  if (!found) return lookLater(run, batch)
  // One that a person took back there meanwhile did arrive: sent again, it would come back against their will.
  const there = open.filter((item) => found.some((payment) => payment.reference === item.ledgerKey))
  const absent = open.filter((item) => !there.includes(item))
  await returnAbsent(run, batch, absent, { isOver: false })
  const rows = found
    .toSorted((a, b) => Number(a.deleted) - Number(b.deleted))
    .map((saved) => ({ key: saved.reference, saved, warnings: [] }))
  await settlePayments(run, { ...batch, items: there }, rows, undefined)
}

/** Undefined where the ledger could not be asked. */
async function findPayments(
  run: Run,
  batch: LoadedBatch,
  open: readonly BatchItem[],
): Promise<LedgerPayment[] | undefined> {
  const { ledger } = run.dependencies
  const keys = open.map((item) => item.ledgerKey)
  if (batch.operation === 'createAllocations') {
    const creditNoteId = creditNoteIn(keys[0] ?? '')
    const answer = await call(run, { isInteractive: true }, (access) => ledger.readAllocations(access, creditNoteId))
    return answer.ok ? answer.value : undefined
  }
  const found: LedgerPayment[] = []
  for (const few of ledger.splitForRead(keys)) {
    const answer = await call(run, { isInteractive: true }, (access) => ledger.findPaymentsByMarker(access, few))
    if (!answer.ok) return undefined
    found.push(...answer.value)
  }
  return found
}

async function lookForReceipt(run: Run, batch: LoadedBatch, open: readonly BatchItem[]): Promise<void> {
  const { ledger, prisma } = run.dependencies
  const [item] = open
  const { organisationId } = run.target
  const document = { syncs: { some: { organisationId } }, receipts: { some: { id: item?.entityId ?? '' } } }
  const status = await prisma.syncStatus.findFirst({ where: { organisationId, document } })
  const { ledgerId, ledgerForm } = status ?? {}
  if (!item || !ledgerId || !ledgerForm) return returnAbsent(run, batch, open, { isOver: true })
  const answer = await call(run, { isInteractive: true }, (access) => ledger.readReceipts(access, ledgerForm, ledgerId))
  if (!answer.ok) return lookLater(run, batch)
  const saved = answer.value.find(({ fileName }) => fileName === item.ledgerKey)
  if (!saved) return returnAbsent(run, batch, open, { isOver: true })
  await settleReceipt(run, batch, [{ key: item.ledgerKey, saved, warnings: [] }], undefined)
}

/** Whoever waits is told what for, since when, and until when: a doubt may last as long as nothing can be read. */
async function lookLater(run: Run, batch: LoadedBatch): Promise<void> {
  const { clock, random } = run.dependencies
  const until = new Date(run.rest?.until ?? nextAttemptAt(clock.now(), batch.attempts, random()))
  const since = batch.firstSentAt?.toISOString()
  const reason = { code: 'OUTCOME_UNKNOWN', until: until.toISOString(), ...(since && { since }) } as const
  await fenced(run, async (transaction) => {
    await postponeBatch(transaction, batch, { state: 'SENT', nextAttemptAt: until })
    await noteWaiting(transaction, run, batch, { reason, isAttempt: false })
  })
}
