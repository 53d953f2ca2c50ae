import { numberKey } from '../store/store.ts'
import type { Address, Contact, ContactPerson, Phone } from '../model/contact.ts'
import { messages } from '../rules/messages.ts'
import type { Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { activeByName } from './find-contact.ts'
import { flag, list, oneOf, text, type Raw } from './read.ts'

/** Reads a contact, over what it was before; what is wrong goes to `problems`. People not sent are removed. */
export function readContact(
  actor: Actor,
  raw: Raw,
  before: Contact | undefined,
  problems: Problems,
): Omit<Contact, 'id' | 'updatedAt'> {
  const name = text(raw, 'Name') ?? before?.name ?? ''
  const optional = {
    contactNumber: text(raw, 'ContactNumber') || before?.contactNumber,
    accountNumber: text(raw, 'AccountNumber') ?? before?.accountNumber,
    firstName: text(raw, 'FirstName') ?? before?.firstName,
    lastName: text(raw, 'LastName') ?? before?.lastName,
    email: text(raw, 'EmailAddress') ?? before?.email,
    taxNumber: text(raw, 'TaxNumber') ?? before?.taxNumber,
    companyNumber: text(raw, 'CompanyNumber') ?? before?.companyNumber,
    defaultCurrency: text(raw, 'DefaultCurrency') ?? before?.defaultCurrency,
  }
  const contact = {
    organisationId: actor.organisationId,
    name,
    status: oneOf(raw, 'ContactStatus', ['ACTIVE', 'ARCHIVED'] as const) ?? before?.status ?? 'ACTIVE',
    ...defined(optional),
    addresses: list(raw, 'Addresses')?.map(readAddress) ?? before?.addresses ?? [],
    phones: list(raw, 'Phones')?.map(readPhone) ?? before?.phones ?? [],
    persons: (list(raw, 'ContactPersons') ?? []).map(readPerson),
    createdByApp: before?.createdByApp ?? actor.source === 'app',
  }
  check(actor, contact, before, problems)
  return contact
}

/** The entries that have a value. */
export function defined<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string
  }
}

type Draft = Omit<Contact, 'id' | 'updatedAt'>

function check(actor: Actor, contact: Draft, before: Contact | undefined, problems: Problems): void {
  const { name, contactNumber, email } = contact
  if (name === '') problems.addToContact(messages.contactUnidentified)
  if (name.length > 255) problems.addToContact(messages.tooLong('Name', 255))
  if (/[<>]/.test(name) || name !== name.trim() || name.includes('  ')) problems.addToContact(messages.nameInvalid)
  if ((contactNumber?.length ?? 0) > 50) problems.addToContact(messages.tooLong('ContactNumber', 50))
  if (email && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) problems.addToContact(messages.emailInvalid)
  const namesake = contact.status === 'ACTIVE' ? activeByName(actor, name) : undefined
  if (namesake && namesake.id !== before?.id) problems.addToContact(messages.contactNameTaken(name))
  if (!contactNumber) return
  const others = actor.world.store.contacts.by('number', numberKey(actor.organisationId, contactNumber))
  if (others.some((other) => other.id !== before?.id)) problems.addToContact(messages.contactNumberTaken)
}

function readAddress(raw: Raw): Address {
  const names = [
    'AddressLine1',
    'AddressLine2',
    'AddressLine3',
    'AddressLine4',
    'City',
    'Region',
    'PostalCode',
    'Country',
    'AttentionTo',
  ]
  const parts = Object.fromEntries(names.map((name) => [name, text(raw, name)] as const))
  return { AddressType: text(raw, 'AddressType') ?? 'POBOX', ...(defined(parts) as Record<string, string>) }
}

function readPhone(raw: Raw): Phone {
  const parts = {
    number: text(raw, 'PhoneNumber'),
    areaCode: text(raw, 'PhoneAreaCode'),
    countryCode: text(raw, 'PhoneCountryCode'),
  }
  return { type: text(raw, 'PhoneType') ?? 'DEFAULT', ...defined(parts) }
}

function readPerson(raw: Raw): ContactPerson {
  const parts = { firstName: text(raw, 'FirstName'), lastName: text(raw, 'LastName'), email: text(raw, 'EmailAddress') }
  return { ...defined(parts), includeInEmails: flag(raw, 'IncludeInEmails') ?? false }
}
