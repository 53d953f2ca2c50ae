import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js'
import type { Invoices } from 'xero-node/dist/gen/model/accounting/invoices.js'
import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type { InvoicePage, LedgerInvoice } from '../engine/ledger-documents.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { toWholeSecond } from './dates.ts'
import { fromXeroInvoice } from './from-xero/invoice.ts'
import type { OpenSdk } from './sdk.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'
import { whereAny } from './where.ts'

const PAGE_SIZE = 1000
const SALES = 'Type=="ACCREC"'

/** The SDK joins numbers with commas and escapes nothing, so only plain ones may go that way. */
const PLAIN_NUMBER = /^[\w./#-]+$/

interface InvoiceQuery {
  changedSince?: Date
  where?: string
  order?: string
  ids?: string[]
  numbers?: string[]
  page: number
}

/** Documents by id: sales invoices and, marked as such, bills. */
export function readInvoicesById(
  open: OpenSdk,
  access: LedgerAccess,
  ids: string[],
): Promise<LedgerAnswer<LedgerInvoice[]>> {
  if (ids.length === 0) throw new TypeError('readInvoicesById needs something to look for')
  return callXero(open, access, {
    operation: 'readInvoicesById',
    kind: 'read',
    send: (api) => getInvoices(api, access, { ids, page: 1 }),
    take: ({ invoices }) => invoices?.map(fromXeroInvoice),
  })
}

/** Sales invoices by number. A deleted one has given its number back, so it is left out. */
export function readInvoicesByNumber(
  open: OpenSdk,
  access: LedgerAccess,
  numbers: string[],
): Promise<LedgerAnswer<LedgerInvoice[]>> {
  if (numbers.length === 0) throw new TypeError('readInvoicesByNumber needs something to look for')
  const query = numbers.every((number) => PLAIN_NUMBER.test(number))
    ? { where: SALES, numbers, page: 1 }
    : { where: `${SALES} AND (${whereAny('InvoiceNumber', numbers)})`, page: 1 }
  return callXero(open, access, {
    operation: 'readInvoicesByNumber',
    kind: 'read',
    send: (api) => getInvoices(api, access, query),
    take: ({ invoices }) => invoices?.map(fromXeroInvoice).filter(({ status }) => status !== 'DELETED'),
  })
}

/** One page of the sales invoices changed since then, in the order of their changes. */
export function readInvoicesChangedSince(
  open: OpenSdk,
  access: LedgerAccess,
  since: Date,
  page: number,
): Promise<LedgerAnswer<InvoicePage>> {
  const query = { changedSince: toWholeSecond(since), where: SALES, order: 'UpdatedDateUTC ASC', page }
  return callXero(open, access, {
    operation: 'readInvoicesChangedSince',
    kind: 'read',
    send: (api) => getInvoices(api, access, query),
    take: (body) => body.invoices && { invoices: body.invoices.map(fromXeroInvoice), more: hasMore(body, page) },
  })
}

function hasMore({ pagination, invoices }: Invoices, page: number): boolean {
  if (pagination?.pageCount !== undefined) return page < pagination.pageCount
  return (invoices?.length ?? 0) >= PAGE_SIZE
}

/** Names the SDK's long list of positions in one place. Always paged: an unpaged list comes without lines. */
function getInvoices(api: AccountingApi, access: LedgerAccess, query: InvoiceQuery) {
  const { changedSince, where, order, ids, numbers, page } = query
  const [contactIds, statuses, archived, createdByUs, summaryOnly] = [] as undefined[]
  const organisationId = access.ledgerOrganisationId
  return api.getInvoices(
    organisationId,
    changedSince,
    where,
    order,
    ids,
    numbers,
    contactIds,
    statuses,
    page,
    archived,
    createdByUs,
    UNIT_DECIMALS,
    summaryOnly,
    PAGE_SIZE,
  )
}
