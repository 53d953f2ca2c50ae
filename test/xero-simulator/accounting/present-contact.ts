import { Decimal } from 'decimal.js'
import type { World } from '../core/world.ts'
import type { Contact } from '../model/contact.ts'
import type { Invoice } from '../model/documents.ts'
import { amountDue } from '../rules/amount-due.ts'
import { today, xeroDate } from './dates.ts'

/** A contact as the Contacts endpoint shows it. */
export function presentContact(world: World, contact: Contact, { detail }: { detail: 'summary' | 'full' }): object {
  const { invoices } = world.store
  return {
    ContactID: contact.id,
    ...(contact.mergedToId && { MergedToContactID: contact.mergedToId }),
    ...(contact.contactNumber && { ContactNumber: contact.contactNumber }),
    ...(contact.accountNumber && { AccountNumber: contact.accountNumber }),
    ContactStatus: contact.status,
    Name: contact.name,
    ...(contact.firstName !== undefined && { FirstName: contact.firstName }),
    ...(contact.lastName !== undefined && { LastName: contact.lastName }),
    EmailAddress: contact.email ?? '',
    ...(contact.companyNumber && { CompanyNumber: contact.companyNumber }),
    ...(contact.taxNumber && { TaxNumber: contact.taxNumber }),
    ...(contact.defaultCurrency && { DefaultCurrency: contact.defaultCurrency }),
    BankAccountDetails: '',
    Addresses: slots(contact),
    Phones: ['DDI', 'DEFAULT', 'FAX', 'MOBILE'].map((type) => presentPhone(contact, type)),
    UpdatedDateUTC: xeroDate(contact.updatedAt),
    ContactGroups: [],
    IsSupplier: invoices.has('side', `${contact.id}|ACCPAY`),
    IsCustomer: invoices.has('side', `${contact.id}|ACCREC`),
    ContactPersons: contact.persons.map(presentPerson),
    ...(detail === 'full' && {
      Balances: balances(invoices.by('contact', contact.id), today(world.clock.now(), timeZoneOf(world, contact))),
    }),
    HasAttachments: false,
    HasValidationErrors: false,
  }
}

/** A contact as a list of documents names it. */
export function presentContactStub(contact: Contact | undefined): object {
  return {
    ContactID: contact?.id,
    Name: contact?.name,
    Addresses: [],
    Phones: [],
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: false,
  }
}

function slots(contact: Contact): object[] {
  const slot = (type: string) => contact.addresses.find((address) => address.AddressType === type)
  return ['STREET', 'POBOX'].map((AddressType) => ({
    AddressType,
    City: '',
    Region: '',
    PostalCode: '',
    Country: '',
    ...slot(AddressType),
  }))
}

function presentPhone(contact: Contact, type: string): object {
  const phone = contact.phones.find((phone) => phone.type === type)
  const { number = '', areaCode = '', countryCode = '' } = phone ?? {}
  return { PhoneType: type, PhoneNumber: number, PhoneAreaCode: areaCode, PhoneCountryCode: countryCode }
}

function presentPerson({ firstName, lastName, email, includeInEmails }: Contact['persons'][number]): object {
  return {
    FirstName: firstName ?? '',
    LastName: lastName ?? '',
    EmailAddress: email ?? '',
    IncludeInEmails: includeInEmails,
  }
}

function timeZoneOf(world: World, contact: Contact): string {
  return world.store.organisations.get(contact.organisationId)?.timeZone ?? ''
}

function balances(invoices: Invoice[], now: string): object {
  const due = (type: Invoice['type']) => {
    const open = invoices.filter((invoice) => invoice.type === type && invoice.status === 'AUTHORISED')
    const overdue = open.filter(({ dueDate }) => dueDate !== undefined && dueDate < now)
    return { Outstanding: sumDue(open), Overdue: sumDue(overdue) }
  }
  return { AccountsReceivable: due('ACCREC'), AccountsPayable: due('ACCPAY') }
}

function sumDue(invoices: Invoice[]): number {
  return invoices.reduce((sum, invoice) => sum.plus(amountDue(invoice)), new Decimal(0)).toNumber()
}
