/** A person's role at Xero. Only standard users and advisers may connect an application. */
export type Role = 'STANDARD' | 'ADVISER' | 'READONLY'

/** Someone who can sign in to Xero. */
export interface User {
  id: string
  subject: string
  email: string
  givenName: string
  familyName: string
}

/** A company in Xero. `id` is its OrganisationID and tenantId. */
export interface Organisation {
  id: string
  name: string
  country: 'GB' | 'NZ'
  baseCurrency: string
  currencies: string[]
  multiCurrency: boolean
  timeZone: string
  shortCode: string
  users: { userId: string; role: Role }[]
  /** Names of actions that nobody there may do through an application. */
  forbidden?: string[]
  periodLockDate: string | null
  endOfYearLockDate: string | null
  nextInvoiceNumber: number
  nextCreditNoteNumber: number
  /** The latest UpdatedDateUTC given out, so that the next is always later. */
  lastStamp: number
  createdAt: number
}

/** A line of the chart of accounts. `id` is its AccountID. */
export interface Account {
  id: string
  organisationId: string
  code: string
  name: string
  type: string
  class: 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE'
  taxType: string
  status: 'ACTIVE' | 'ARCHIVED'
  systemAccount: string
  enablePayments: boolean
  bankAccountNumber?: string
  currency?: string
  updatedAt: number
}

/** A tax rate; percentages are decimal text. */
export interface TaxRate {
  id: string
  organisationId: string
  name: string
  taxType: string
  reportTaxType: string
  rate: string
  /** Absent: one component, as high as the rate. */
  components?: { name: string; rate: string; compound: boolean }[]
  appliesTo: Account['class'][]
  status: 'ACTIVE' | 'DELETED'
}

/** A tracking category with its options. */
export interface TrackingCategory {
  id: string
  organisationId: string
  name: string
  status: 'ACTIVE' | 'ARCHIVED'
  options: { id: string; name: string; status: 'ACTIVE' | 'ARCHIVED' }[]
}

/** Something sold or bought; prices are decimal text with four places. */
export interface Item {
  id: string
  organisationId: string
  code: string
  name: string
  description?: string
  sales?: ItemDetails
  purchases?: ItemDetails
  updatedAt: number
}

/** How an item fills a line. */
export interface ItemDetails {
  unitPrice?: string
  accountCode?: string
  taxType?: string
}
