import type { LedgerAccess, LedgerAnswer, LedgerContact } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroContact } from './from-xero/contact.ts'
import type { OpenSdk } from './sdk.ts'
import { whereAny } from './where.ts'

/** More contacts than one look-up can name. */
const PAGE_SIZE = 1000

/** Contacts that carry one of these numbers. */
export function findContactsByNumber(
  open: OpenSdk,
  access: LedgerAccess,
  numbers: string[],
): Promise<LedgerAnswer<LedgerContact[]>> {
  return findContacts(open, access, 'findContactsByNumber', whereAny('ContactNumber', numbers))
}

/** Contacts that have one of these addresses or one of these names. */
export function findContactsLike(
  open: OpenSdk,
  access: LedgerAccess,
  { emails, names }: { emails: string[]; names: string[] },
): Promise<LedgerAnswer<LedgerContact[]>> {
  const clauses = [whereAny('EmailAddress', emails), whereAny('Name', names)].filter((clause) => clause !== '')
  return findContacts(open, access, 'findContactsLike', clauses.join(' OR '))
}

/** Archived ones too, for their numbers stay taken; paged, for only then Xero says what a contact was merged into. */
function findContacts(
  open: OpenSdk,
  access: LedgerAccess,
  operation: string,
  where: string,
): Promise<LedgerAnswer<LedgerContact[]>> {
  const { ledgerOrganisationId } = access
  if (where === '') throw new TypeError(`${operation} needs something to look for`)
  return callXero(open, access, {
    operation,
    kind: 'read',
    send: (api) =>
      api.getContacts(
        ledgerOrganisationId,
        undefined,
        where,
        undefined,
        undefined,
        1,
        true,
        undefined,
        undefined,
        PAGE_SIZE,
      ),
    take: ({ contacts }) => contacts?.map(fromXeroContact),
  })
}
