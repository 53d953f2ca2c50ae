import type { EncodedWrite, PlannedContact, PlannedContactUpdate } from '../../engine/ledger-plans.ts'
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

/** Changes of contacts by id. Xero removes people that are not sent again, and takes an empty text for none. */
export function encodeContactUpdates(updates: PlannedContactUpdate[]): EncodedWrite {
  return encode('updateContacts', {
    keys: updates.map(({ held }) => held.ledgerContactId),
    ids: updates.map(({ held }) => held.ledgerContactId),
    rows: updates.map(({ held, changes }) => {
      const { contactPersons, phones } = JSON.parse(held.kept) as { contactPersons: object[]; phones: XeroPhone[] }
      return {
        contactID: held.ledgerContactId,
        name: changes.name,
        emailAddress: 'email' in changes ? (changes.email ?? '') : undefined,
        phones: 'phone' in changes ? [...phones.filter(isOther), toPhone(changes.phone ?? '')] : undefined,
        contactPersons,
      }
    }),
  })
}

interface XeroPhone {
  phoneType?: string
}

function isOther({ phoneType }: XeroPhone): boolean {
  return phoneType !== 'DEFAULT'
}

/** The whole number in one place: ours is not taken apart. */
function toPhone(phoneNumber: string) {
  return { phoneType: 'DEFAULT', phoneNumber, phoneAreaCode: '', phoneCountryCode: '' }
}
