import type { Pagination } from 'xero-node/dist/gen/model/accounting/pagination.js'
import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type {
  CountedDocumentPage,
  DocumentPage,
  LedgerDocument,
  LedgerForm,
  LedgerPayment,
} from '../engine/ledger-documents.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { creditNoteIn, invoiceIn } from '../engine/marker.ts'
import { toWholeSecond } from './dates.ts'
import { fromXeroAllocations } from './from-xero/credit.ts'
import { present } from './from-xero/present.ts'
import { listDocuments, PAGE_SIZE } from './list-documents.ts'
import type { OpenSdk } from './sdk.ts'
import { shelves } from './shelf.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'
import { whereAny, whereAnyId } from './where.ts'

/** The SDK joins numbers with commas and escapes nothing, so only plain ones may go that way. */
const PLAIN_NUMBER = /^[\w./#-]+$/

/** Named, so that deleted ones stay in the list: a row that leaves it moves another between pages, unread. */
const EVERY_STATUS = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED']

/** Documents by id. Invoices and bills lie together, so either finds both. */
export function readDocumentsById(
  open: OpenSdk,
  access: LedgerAccess,
  form: LedgerForm,
  ids: string[],
): Promise<LedgerAnswer<LedgerDocument[]>> {
  if (ids.length === 0) throw new TypeError('readDocumentsById needs something to look for')
  const { member, idMember } = shelves[form]
  const query = member === 'Invoices' ? { ids } : { where: whereAnyId(idMember, ids) }
  return callXero(open, access, {
    operation: `read${member}ById`,
    kind: 'read',
    send: (api) => listDocuments(api, access, form, { ...query, page: 1 }),
    take: (body) => body.documents,
  })
}

/** Documents of one form by number. A deleted one has given its number back, so it is left out. */
export function readDocumentsByNumber(
  open: OpenSdk,
  access: LedgerAccess,
  form: LedgerForm,
  numbers: string[],
): Promise<LedgerAnswer<LedgerDocument[]>> {
  if (numbers.length === 0) throw new TypeError('readDocumentsByNumber needs something to look for')
  const { plural, member, type, numberMember } = shelves[form]
  const ours = `Type=="${type}"`
  const canList = member === 'Invoices' && numbers.every((number) => PLAIN_NUMBER.test(number))
  const query = canList ? { where: ours, numbers } : { where: `${ours} AND (${whereAny(numberMember, numbers)})` }
  return callXero(open, access, {
    operation: `read${plural}ByNumber`,
    kind: 'read',
    send: (api) => listDocuments(api, access, form, { ...query, page: 1 }),
    take: ({ documents }) => documents?.filter(({ status }) => status !== 'DELETED'),
  })
}

/** One page of what changed since then, in the order of the changes; of invoices and bills together. */
export function readDocumentsChangedSince(
  open: OpenSdk,
  access: LedgerAccess,
  form: LedgerForm,
  { since, page }: { since: Date; page: number },
): Promise<LedgerAnswer<DocumentPage>> {
  const { member, type } = shelves[form]
  const query = {
    changedSince: toWholeSecond(since),
    where: member === 'Invoices' ? undefined : `Type=="${type}"`,
    order: 'UpdatedDateUTC ASC',
    page,
  }
  return callXero(open, access, {
    operation: `read${member}ChangedSince`,
    kind: 'read',
    send: (api) => listDocuments(api, access, form, query),
    take: ({ documents, pagination }) => documents && { documents, more: hasMore(pagination, documents, page) },
  })
}

/**
 * One page of all documents of one form, in the order of their ids. Nothing that happens to one moves it, and a new one can
 * only push others to later pages: whoever reads to the end has met every document that was there at the beginning.
 */
export function readAllDocuments(
  open: OpenSdk,
  access: LedgerAccess,
  form: LedgerForm,
  page: number,
): Promise<LedgerAnswer<CountedDocumentPage>> {
  const { plural, type, idMember } = shelves[form]
  // Only invoices and bills can be asked for by status: of the others, Xero decides whether it lists deleted ones.
  const query = { where: `Type=="${type}"`, order: `${idMember} ASC`, statuses: EVERY_STATUS, page }
  return callXero(open, access, {
    operation: `readAll${plural}`,
    kind: 'read',
    send: (api) => listDocuments(api, access, form, query),
    take: ({ documents, pagination }) => {
      const count = pagination?.itemCount
      if (!documents || count === undefined) return undefined
      return { documents, more: hasMore(pagination, documents, page), count }
    },
  })
}

/** What a credit note was used on. */
export function readAllocations(
  open: OpenSdk,
  access: LedgerAccess,
  creditNoteId: string,
): Promise<LedgerAnswer<LedgerPayment[]>> {
  return callXero(open, access, {
    operation: 'readAllocations',
    kind: 'read',
    send: (api) => api.getCreditNote(access.ledgerOrganisationId, creditNoteId, UNIT_DECIMALS),
    take: ({ creditNotes }) => {
      const [note] = creditNotes ?? []
      return note && fromXeroAllocations(note.allocations ?? [], creditNoteId)
    },
  })
}

/** Xero's ids of what ties a credit note to an invoice; it may have tied the two several times. */
export function readAllocationIds(open: OpenSdk, access: LedgerAccess, key: string): Promise<LedgerAnswer<string[]>> {
  return callXero(open, access, {
    operation: 'readAllocationIds',
    kind: 'read',
    send: (api) => api.getCreditNote(access.ledgerOrganisationId, creditNoteIn(key), UNIT_DECIMALS),
    take: ({ creditNotes }) => {
      const [note] = creditNotes ?? []
      const own = note?.allocations?.filter(
        (one) => one.isDeleted !== true && one.invoice?.invoiceID === invoiceIn(key),
      )
      return own?.map(({ allocationID }) => present(allocationID, 'AllocationID'))
    },
  })
}

function hasMore(pagination: Pagination | undefined, documents: unknown[], page: number): boolean {
  if (pagination?.pageCount !== undefined) return page < pagination.pageCount
  return documents.length >= PAGE_SIZE
}
