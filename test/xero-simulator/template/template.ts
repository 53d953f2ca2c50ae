import type { ItemDetails, Organisation } from '../model/organisation.ts'

/** `code, name, type, tax, and what sets it apart` of an account. */
export interface AccountTemplate {
  code: string
  name: string
  type: string
  taxType: string
  systemAccount?: string
  enablePayments?: boolean
  bankAccountNumber?: string
  currency?: string
}

/** `tax type, name, percentage and what it may be used on`. */
export interface TaxRateTemplate {
  taxType: string
  name: string
  rate: string
  report: 'OUTPUT' | 'INPUT' | 'NONE'
}

/** What a new organisation of a country starts with. */
export interface OrganisationTemplate {
  name: string
  country: Organisation['country']
  baseCurrency: string
  currencies: string[]
  multiCurrency: boolean
  timeZone: string
  accounts: AccountTemplate[]
  taxRates: TaxRateTemplate[]
  tracking: { name: string; options: string[] }[]
  items: { code: string; name: string; sales?: ItemDetails; purchases?: ItemDetails }[]
  contacts: { name: string; email: string; firstName?: string; lastName?: string; city: string; archived?: boolean }[]
}
