import type { EncodedWrite, PlannedContact } from '../../engine/ledger-plans.ts'
import { encode } from './payload.ts'

/** New contacts, found again by their number. */
export function encodeContacts(contacts: PlannedContact[]): EncodedWrite {
  return encode('createContacts', {
    keys: contacts.map(({ number }) => number),
    ids: contacts.map(() => null),
    rows: contacts.map(({ number, name, email, phone }) => ({
      contactNumber: number,
      name,
      emailAddress: email,
      phones: phone === undefined ? undefined : [{ phoneType: 'DEFAULT', phoneNumber: phone }],
    })),
  })
}
