import type { CollectionRecord } from '@tieout/prisma'
import { findLink } from '../connection/find-link.ts'
import { unreachable } from '../connection/pause.ts'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import type { LedgerItemRow } from '../engine/ledger-organisation.ts'
import type { HeldContact, LedgerDocument } from '../engine/ledger-documents.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { LedgerUnavailable, type NotConnected, NotFound } from '../problem/problem.ts'
import { takeInItems } from '../reference-data/take-in-items.ts'
import { callLedger, type CallOutcome } from '../sync/call-ledger.ts'
import { takeInContacts } from '../sync/contact/take-in-contacts.ts'
import type { Viewer } from '../workspace/session.ts'
import { findRefreshable, noteItemsRead, showAgain } from './record-link.store.ts'

/** What of a record is looked up again. */
export type RefreshedPart = 'CONTACT' | 'ITEM' | 'DOCUMENTS'

interface Read {
  contacts: HeldContact[]
  items: LedgerItemRow[] | undefined
  documents: LedgerDocument[]
}

/**
 * Pulls the latest of what a record is tied to: its contact with balances, its item with prices, its linked invoices and
 * bills (F103). At most a call for each, now, from what people may spend of the day; all of it is taken in, or nothing.
 */
export async function refreshRecord(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
  input: { recordId: string; parts?: readonly RefreshedPart[] | null | undefined },
): Promise<CollectionRecord | NotFound | NotConnected | LedgerUnavailable> {
  const { prisma, clock, ledger } = dependencies
  const link = await findLink(prisma, workspaceId)
  if (!link?.isReachable) return unreachable(prisma, link)
  const { target } = link
  const { organisationId, connectionId } = target
  const record = await findRefreshable(prisma, target, localId('Record', input.recordId) ?? '')
  if (!record) return new NotFound('record')
  const wants = (part: RefreshedPart) => !input.parts || input.parts.includes(part)
  const ask = <T>(send: Parameters<typeof callLedger<T>>[3]) =>
    callLedger(dependencies, target, { isInteractive: true }, send)
  const contactIds = wants('CONTACT') ? (record.client?.links ?? []).map((one) => one.ledgerContactId) : []
  const tied = wants('DOCUMENTS') ? record.links.filter(({ kind }) => kind !== 'ITEM') : []
  const hasItem = wants('ITEM') && record.links.some(({ kind }) => kind === 'ITEM')
  const [contacts, items, documents] = await Promise.all([
    contactIds.length > 0 ? ask((access) => ledger.readContactsById(access, contactIds)) : undefined,
    hasItem ? ask((access) => ledger.readItems(access)) : undefined,
    // Bills lie with invoices, and are read with them.
    tied.length > 0
      ? ask((access) =>
          ledger.readDocumentsById(
            access,
            'INVOICE',
            tied.map(({ ledgerId }) => ledgerId),
          ),
        )
      : undefined,
  ])
  if (isUnread(contacts) || isUnread(items) || isUnread(documents)) return new LedgerUnavailable(undefined)
  const read: Read = {
    contacts: contacts?.ok ? contacts.value : [],
    items: items?.ok ? items.value : undefined,
    documents: documents?.ok ? documents.value : [],
  }
  const now = new Date(clock.now())
  await inTransaction(prisma, async (transaction) => {
    await takeInContacts(transaction, target, { contacts: read.contacts, now })
    if (read.items) {
      await takeInItems(transaction, organisationId, read.items, now)
      await noteItemsRead(transaction, organisationId, now)
    }
    await showAgain(transaction, tied, { documents: read.documents, now })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
  return record
}

function isUnread(outcome: CallOutcome<unknown> | undefined): boolean {
  return outcome?.ok === false
}
