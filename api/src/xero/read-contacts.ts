import type { Contacts } from 'xero-node/dist/gen/model/accounting/contacts.js'
import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type { ContactPage, HeldContact } from '../engine/ledger-documents.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { toWholeSecond } from './dates.ts'
import { fromXeroContact, heldFromXero } from './from-xero/contact.ts'
import type { OpenSdk } from './sdk.ts'

const PAGE_SIZE = 1000

/** Archived ones too, for their numbers stay taken; paged, for only then Xero says what a contact was merged into. */
export function readContacts(
  open: OpenSdk,
  access: LedgerAccess,
  since: Date | undefined,
  page: number,
): Promise<LedgerAnswer<ContactPage>> {
  const changedSince = since && toWholeSecond(since)
  const [where, ids, summaryOnly, search] = [] as undefined[]
  const order = 'UpdatedDateUTC ASC'
  return callXero(open, access, {
    operation: 'readContacts',
    kind: 'read',
    send: (api) =>
      api.getContacts(
        access.ledgerOrganisationId,
        changedSince,
        where,
        order,
        ids,
        page,
        true,
        summaryOnly,
        search,
        PAGE_SIZE,
      ),
    take: (body) => body.contacts && { contacts: body.contacts.map(fromXeroContact), more: hasMore(body, page) },
  })
}

/** Paged: unpaged, Xero leaves out a contact's people, and a change without them would take them away. */
export function readContactsById(
  open: OpenSdk,
  access: LedgerAccess,
  ledgerContactIds: string[],
): Promise<LedgerAnswer<HeldContact[]>> {
  const [changedSince, where, order] = [] as undefined[]
  return callXero(open, access, {
    operation: 'readContacts',
    kind: 'read',
    send: (api) => api.getContacts(access.ledgerOrganisationId, changedSince, where, order, ledgerContactIds, 1, true),
    take: (body) => body.contacts?.map(heldFromXero),
  })
}

function hasMore({ pagination, contacts }: Contacts, page: number): boolean {
  if (pagination?.pageCount !== undefined) return page < pagination.pageCount
  return (contacts?.length ?? 0) >= PAGE_SIZE
}
