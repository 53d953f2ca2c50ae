import type { Contact } from 'xero-node/dist/gen/model/accounting/contact.js'
import type { Phone } from 'xero-node/dist/gen/model/accounting/phone.js'
import type { HeldContact, LedgerContact } from '../../engine/ledger-documents.ts'
import { toTime } from '../dates.ts'
import { toHundredths } from '../money.ts'
import { filled, present } from './present.ts'

/** A contact in our words. Whatever is not active cannot be invoiced, so it counts as archived. */
export function fromXeroContact(contact: Contact): LedgerContact {
  const status = contact.contactStatus === undefined ? 'ACTIVE' : String(contact.contactStatus)
  return {
    ledgerContactId: present(contact.contactID, 'ContactID'),
    number: filled(contact.contactNumber),
    name: contact.name ?? '',
    email: filled(contact.emailAddress),
    phone: dialled(contact.phones?.find((phone) => String(phone.phoneType) === 'DEFAULT')),
    archived: status !== 'ACTIVE',
    mergedInto: filled(contact.mergedToContactID),
    isCustomer: contact.isCustomer === true,
    isSupplier: contact.isSupplier === true,
    balances: contact.balances && {
      receivable: toHundredths(contact.balances.accountsReceivable?.outstanding),
      payable: toHundredths(contact.balances.accountsPayable?.outstanding),
    },
    updatedAt: present(toTime(contact.updatedDateUTC), 'UpdatedDateUTC'),
  }
}

/** The same with the people and numbers that a change must say again. */
export function heldFromXero(contact: Contact): HeldContact {
  const { contactPersons = [], phones = [] } = contact
  return { ...fromXeroContact(contact), kept: JSON.stringify({ contactPersons, phones }) }
}

function dialled(phone: Phone | undefined): string | undefined {
  const parts = [phone?.phoneCountryCode, phone?.phoneAreaCode, phone?.phoneNumber].filter((part) => filled(part))
  return filled(parts.join(' '))
}
