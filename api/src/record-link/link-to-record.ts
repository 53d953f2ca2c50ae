import type { CollectionRecord } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, LedgerUnavailable, NotConnected, NotFound } from '../problem/problem.ts'
import { lockRecordOf } from '../record/lock-record.ts'
import { callLedger } from '../sync/call-ledger.ts'
import type { Viewer } from '../workspace/session.ts'
import { findItem, findItemLink, saveLink, type Tie } from './record-link.store.ts'
import { toShown, type Shown } from './shown.ts'

/** Lets a record stand for an item that the ledger has (F077). */
export async function linkItem(
  { prisma, clock }: Dependencies,
  { workspaceId }: Viewer,
  input: { recordId: string; itemId: string },
): Promise<CollectionRecord | NotFound | NotConnected | Conflict> {
  const link = await findLink(prisma, workspaceId)
  if (!link) return new NotConnected()
  const { organisationId, connectionId } = link.target
  const now = new Date(clock.now())
  return inTransaction(prisma, async (transaction) => {
    const record = await lockRecordOf(transaction, workspaceId, localId('Record', input.recordId) ?? '', 'ITEM')
    if (!('id' in record)) return record
    const item = await findItem(transaction, organisationId, localId('LedgerItem', input.itemId) ?? '')
    if (!item) return new NotFound('Xero item')
    const tied = await findItemLink(transaction, organisationId, record.id)
    if (tied && tied.ledgerId !== item.ledgerItemId) return conflict('RECORD_HAS_ITEM', { name: record.title })
    const tie = { organisationId, recordId: record.id, kind: 'ITEM', ledgerId: item.ledgerItemId } as const
    await save(transaction, tie, { shown: undefined, now, tell: { workspaceId, connectionId } })
    return record
  })
}

/** Ties an invoice or a bill that is in the ledger already to a record, to be seen there (F102). Its content stays theirs. */
export async function linkLedgerDocument(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
  input: { recordId: string; kind: 'INVOICE' | 'BILL'; ledgerId: string },
): Promise<CollectionRecord | NotFound | NotConnected | Conflict | LedgerUnavailable> {
  const { prisma, clock, ledger } = dependencies
  const { kind, ledgerId } = input
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { organisationId, connectionId } = link.target
  const answer = await callLedger(dependencies, link.target, { isInteractive: true }, (access) =>
    ledger.readDocumentsById(access, kind, [ledgerId]),
  )
  if (!answer.ok) return new LedgerUnavailable(undefined)
  const there = answer.value.find((one) => one.ledgerId === ledgerId && one.form === kind)
  if (!there) return new NotFound(kind === 'INVOICE' ? 'invoice in Xero' : 'bill in Xero')
  const now = new Date(clock.now())
  return inTransaction(prisma, async (transaction) => {
    const wanted = kind === 'INVOICE' ? 'INVOICES' : 'BILLS'
    const record = await lockRecordOf(transaction, workspaceId, localId('Record', input.recordId) ?? '', wanted)
    if (!('id' in record)) return record
    const tie = { organisationId, recordId: record.id, kind, ledgerId }
    await save(transaction, tie, { shown: toShown(there), now, tell: { workspaceId, connectionId } })
    return record
  })
}

interface Seen {
  shown: Shown | undefined
  now: Date
  tell: { workspaceId: string; connectionId: string }
}

async function save(transaction: Transaction, tie: Tie, { shown, now, tell }: Seen): Promise<void> {
  await saveLink(transaction, tie, { shown, now })
  publish(transaction, [{ name: 'connectionChanged', ...tell }])
}
