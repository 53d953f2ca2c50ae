import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type { DocumentSearch, LedgerDocument, LedgerForm } from '../engine/ledger-documents.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { listDocuments } from './list-documents.ts'
import { fromHundredths } from './money.ts'
import type { OpenSdk } from './sdk.ts'
import { shelves } from './shelf.ts'
import { quote } from './where.ts'

/** Nobody reads further down a list to choose from. */
const MOST = 25

/** Which statuses are live, where the list has a parameter for them, and where only the filter says it. */
const LIVE = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID']
const NOT_OVER = 'Status!="VOIDED" AND Status!="DELETED"'

/** Live documents of one form whose number or contact holds the words, or whose amount it is; newest first. */
export function searchDocuments(
  open: OpenSdk,
  access: LedgerAccess,
  form: LedgerForm,
  search: DocumentSearch,
): Promise<LedgerAnswer<LedgerDocument[]>> {
  const { member, plural, type } = shelves[form]
  const isListed = member === 'Invoices'
  const clauses = [`Type=="${type}"`, ...(isListed ? [] : [NOT_OVER]), `(${alternatives(form, search).join(' OR ')})`]
  const query = { where: clauses.join(' AND '), order: 'Date DESC', page: 1, size: MOST }
  return callXero(open, access, {
    operation: `search${plural}`,
    kind: 'read',
    send: (api) => listDocuments(api, access, form, isListed ? { ...query, statuses: LIVE } : query),
    take: ({ documents }) => documents,
  })
}

function alternatives(form: LedgerForm, { text, amount }: DocumentSearch): string[] {
  const { member, numberMember } = shelves[form]
  const words = quote(text)
  const total = amount === undefined ? undefined : fromHundredths(amount)
  return [
    `${numberMember}.Contains(${words})`,
    `Contact.Name.Contains(${words})`,
    ...(total === undefined ? [] : [`Total==${total}`]),
    ...(total === undefined || member !== 'Invoices' ? [] : [`AmountDue==${total}`]),
  ]
}
