import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js'
import type { Pagination } from 'xero-node/dist/gen/model/accounting/pagination.js'
import type { LedgerDocument, LedgerForm } from '../engine/ledger-documents.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { fromXeroBankTransaction, fromXeroCreditNote, fromXeroInvoice } from './from-xero/document.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'

export const PAGE_SIZE = 1000

export interface DocumentQuery {
  changedSince?: Date
  where?: string | undefined
  order?: string
  /** Only where invoices and bills lie. */
  ids?: string[]
  numbers?: string[]
  statuses?: string[]
  /** How many a page holds. */
  size?: number
  page: number
}

/** A list as Xero gives it, whatever it calls its members. Throws where one lacks what Xero always sends. */
export interface Listed {
  documents: LedgerDocument[] | undefined
  pagination: Pagination | undefined
}

/** Names the SDK's long lists of positions in one place. Always paged: an unpaged list comes without lines. */
export async function listDocuments(
  api: AccountingApi,
  access: LedgerAccess,
  form: LedgerForm,
  query: DocumentQuery,
): Promise<{ response: Awaited<ReturnType<AccountingApi['getInvoices']>>['response']; body: Listed }> {
  const { changedSince, where, order, size = PAGE_SIZE, page } = query
  const organisationId = access.ledgerOrganisationId
  const paging = [where, order, page, UNIT_DECIMALS, size] as const
  if (form === 'CREDIT_NOTE') {
    const { response, body } = await api.getCreditNotes(organisationId, changedSince, ...paging)
    return { response, body: listed(body.creditNotes, fromXeroCreditNote, body.pagination) }
  }
  if (form === 'SPEND_MONEY') {
    const { response, body } = await api.getBankTransactions(organisationId, changedSince, ...paging)
    return { response, body: listed(body.bankTransactions, fromXeroBankTransaction, body.pagination) }
  }
  const { response, body } = await getInvoices(api, organisationId, query)
  return { response, body: listed(body.invoices, fromXeroInvoice, body.pagination) }
}

/** Read only when asked for, so that what cannot be read is an unreadable answer and not a failed call. */
function listed<Model>(
  models: Model[] | undefined,
  toDocument: (model: Model) => LedgerDocument,
  pagination: Pagination | undefined,
): Listed {
  return {
    get documents() {
      return models?.map(toDocument)
    },
    pagination,
  }
}

function getInvoices(api: AccountingApi, organisationId: string, query: DocumentQuery) {
  const { changedSince, where, order, ids, numbers, statuses, size = PAGE_SIZE, page } = query
  const [contactIds, archived, createdByUs, summaryOnly] = [] as undefined[]
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
    size,
  )
}
