import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type { InvoiceSearch, LedgerDocument } from '../engine/ledger-documents.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroInvoice } from './from-xero/document.ts'
import { fromHundredths } from './money.ts'
import type { OpenSdk } from './sdk.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'
import { quote } from './where.ts'

/** Nobody reads further down a list to choose from. */
const MOST = 25
const LIVE = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID']

/** Live sales invoices whose number or contact holds the words, or whose total or amount due is the amount; newest first. */
export function searchInvoices(
  open: OpenSdk,
  access: LedgerAccess,
  search: InvoiceSearch,
): Promise<LedgerAnswer<LedgerDocument[]>> {
  const where = `Type=="ACCREC" AND (${alternatives(search).join(' OR ')})`
  const [changedSince, ids, numbers, contactIds, archived, createdByUs, summaryOnly] = [] as undefined[]
  return callXero(open, access, {
    operation: 'searchInvoices',
    kind: 'read',
    send: (api) =>
      api.getInvoices(
        access.ledgerOrganisationId,
        changedSince,
        where,
        'Date DESC',
        ids,
        numbers,
        contactIds,
        LIVE,
        1,
        archived,
        createdByUs,
        UNIT_DECIMALS,
        summaryOnly,
        MOST,
      ),
    take: ({ invoices }) => invoices?.map(fromXeroInvoice),
  })
}

function alternatives({ text, amount }: InvoiceSearch): string[] {
  const words = quote(text)
  const total = amount === undefined ? undefined : fromHundredths(amount)
  return [
    `InvoiceNumber.Contains(${words})`,
    `Contact.Name.Contains(${words})`,
    ...(total === undefined ? [] : [`Total==${total}`, `AmountDue==${total}`]),
  ]
}
