import type { CollectionRecord } from '@tieout/prisma'
import { z } from 'zod'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Books } from '../engine/books.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { Amount, check, OptionalText } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput, type NotConnected, type NotFound } from '../problem/problem.ts'
import { lockRecordOf } from '../record/lock-record.ts'
import { readBooks } from '../sync/read-books.ts'
import type { Viewer } from '../workspace/session.ts'
import { findCreation, findItemTaken, isCodeWanted, saveWanted } from './creation.store.ts'
import type { ItemDetails } from './item-details.ts'

function Price(what: string) {
  return Amount(what, { decimals: 4, min: '0', max: '9999999999' })
    .nullish()
    .transform((price) => price ?? undefined)
}

const NewItem = z.object({
  recordId: z.string(),
  code: z.string().trim().min(1, 'Code can’t be empty.').max(30, 'Code can have up to 30 characters.'),
  name: z.string().trim().min(1, 'Name can’t be empty.').max(50, 'Name can have up to 50 characters.'),
  description: OptionalText('Description', 4000),
  salesPrice: Price('Sales price'),
  purchasePrice: Price('Purchase price'),
})

/** Asks for an item in the ledger that stands for a record (F077, F102). It is made in the background, once. */
export async function createItem(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof NewItem>,
): Promise<CollectionRecord | InvalidInput | NotFound | NotConnected | Conflict> {
  const wanted = check(NewItem, input)
  if (wanted instanceof InvalidInput) return wanted
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { organisationId, connectionId } = link.target
  const details = toDetails(wanted, await readBooks(prisma, organisationId))
  const now = new Date(clock.now())
  const asked = await inTransaction(prisma, async (transaction) => {
    const record = await lockRecordOf(transaction, workspaceId, localId('Record', wanted.recordId) ?? '', 'ITEM')
    if (!('id' in record)) return record
    const subject = { organisationId, kind: 'ITEM', subjectId: record.id } as const
    const taken = await findItemTaken(transaction, subject, wanted.code)
    if (taken === 'record') return conflict('RECORD_HAS_ITEM', { name: record.title })
    if (taken === 'code' || (await isCodeWanted(transaction, subject, wanted.code)))
      return conflict('ITEM_EXISTS', { name: wanted.code })
    if ((await findCreation(transaction, subject))?.leftAt) return conflict('UNDER_WAY', { name: wanted.code })
    await saveWanted(transaction, subject, { details, now })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return record
  })
  if ('id' in asked) wake(organisationId)
  return asked
}

/** What is sold posts where invoices do by default, what is bought where bills do: a person may change that there. */
function toDetails(wanted: z.output<typeof NewItem>, books: Books): ItemDetails {
  const { code, name, description, salesPrice, purchasePrice } = wanted
  return {
    ...{ code, name, description: description ?? null },
    // What is neither sold nor bought at a set price is sold at whatever each line says.
    sales:
      salesPrice === undefined && purchasePrice !== undefined
        ? null
        : { price: salesPrice ?? null, ...posting(books, books) },
    purchases: purchasePrice === undefined ? null : { price: purchasePrice, ...posting(books, books.purchases) },
  }
}

function posting({ accounts, taxRates }: Books, chosen: Pick<Books, 'defaultAccount' | 'defaultTax'>) {
  const account = accounts.get(chosen.defaultAccount ?? '')
  const rate = taxRates.get(chosen.defaultTax ?? '')
  return {
    accountCode: account && !account.archived ? (account.code ?? null) : null,
    taxType: rate && !rate.archived ? rate.taxType : null,
  }
}
