import type { CollectionLink } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, NotFound } from '../problem/problem.ts'
import { lockRecord, type WholeRecord } from './record.store.ts'

const words = { CONTACT: 'contact', ITEM: 'item', INVOICES: 'invoice', BILLS: 'bill' } as const

/** A record whose collection is tied to that of the ledger, held until the transaction ends; or why it is not. */
export async function lockRecordOf(
  transaction: Transaction,
  workspaceId: string,
  recordId: string,
  link: CollectionLink,
): Promise<WholeRecord | NotFound | Conflict> {
  const record = await lockRecord(transaction, workspaceId, recordId)
  if (!record) return new NotFound('record')
  const { collection } = record
  if (!collection.linksTo.includes(link))
    return conflict('NOT_LINKING', { name: collection.pluralName, word: words[link] })
  return record
}
