/** One of the four phone slots. */
export interface Phone {
  type: string
  number?: string
  areaCode?: string
  countryCode?: string
}

/** A person at a contact. */
export interface ContactPerson {
  firstName?: string
  lastName?: string
  email?: string
  includeInEmails: boolean
}

/** A postal address in Xero's own words. */
export type Address = { AddressType: string } & Record<string, string>

/** A customer or supplier in Xero. `id` is its ContactID. */
export interface Contact {
  id: string
  organisationId: string
  name: string
  status: 'ACTIVE' | 'ARCHIVED'
  contactNumber?: string
  accountNumber?: string
  firstName?: string
  lastName?: string
  email?: string
  taxNumber?: string
  companyNumber?: string
  defaultCurrency?: string
  mergedToId?: string
  addresses: Address[]
  phones: Phone[]
  persons: ContactPerson[]
  updatedAt: number
  createdByApp: boolean
}
