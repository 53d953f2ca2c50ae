import { organisationOf } from '../accounting/actor.ts'
import type { Call, Endpoint } from '../accounting/call.ts'
import { xeroDate } from '../accounting/dates.ts'
import { envelope } from '../accounting/envelope.ts'

const scopes = ['accounting.settings']

/** The organisation itself, and what may be done in it. */
export const organisationEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/Organisation',
    scopes,
    answer: (call) => envelope(call.world, { Organisations: [presentOrganisation(call)] }),
  },
  {
    method: 'GET',
    path: '/Organisations',
    scopes,
    answer: (call) => envelope(call.world, { Organisations: [presentOrganisation(call)] }),
  },
  {
    method: 'GET',
    path: '/Organisation/Actions',
    scopes,
    answer: (call) => envelope(call.world, { Actions: actions(call) }),
  },
]

function presentOrganisation(call: Call): object {
  const organisation = organisationOf(call)
  const british = organisation.country === 'GB'
  return {
    Name: organisation.name,
    LegalName: organisation.name,
    PaysTax: true,
    Version: british ? 'UK' : 'NZ',
    OrganisationType: 'COMPANY',
    BaseCurrency: organisation.baseCurrency,
    CountryCode: organisation.country,
    IsDemoCompany: false,
    OrganisationStatus: 'ACTIVE',
    FinancialYearEndDay: 31,
    FinancialYearEndMonth: 3,
    SalesTaxBasis: british ? 'ACCRUALS' : 'PAYMENTS',
    SalesTaxPeriod: british ? 'QUARTERLY' : 'TWOMONTHS',
    DefaultSalesTax: 'Tax Exclusive',
    DefaultPurchasesTax: 'Tax Exclusive',
    ...(organisation.periodLockDate && { PeriodLockDate: xeroDate(organisation.periodLockDate) }),
    ...(organisation.endOfYearLockDate && { EndOfYearLockDate: xeroDate(organisation.endOfYearLockDate) }),
    CreatedDateUTC: `/Date(${organisation.createdAt})/`,
    OrganisationEntityType: 'COMPANY',
    Timezone: organisation.timeZone,
    ShortCode: organisation.shortCode,
    OrganisationID: organisation.id,
    Edition: 'BUSINESS',
    Class: organisation.multiCurrency ? 'PREMIUM' : 'STANDARD',
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: {},
  }
}

function actions(call: Call): object[] {
  const { multiCurrency, forbidden = [] } = organisationOf(call)
  const allowed = [
    'CreateApprovedInvoice',
    'CreateApprovedBill',
    'CreateDraftInvoice',
    'CreateDraftBill',
    'CreateContact',
    'CreatePayment',
    'AttachFilesToInvoices',
  ]
  const names = [
    ...allowed.map((name) => [name, !forbidden.includes(name)] as const),
    ['UseMulticurrency', multiCurrency] as const,
  ]
  return names.map(([Name, isAllowed]) => ({ Name, Status: isAllowed ? 'ALLOWED' : 'NOT-ALLOWED' }))
}
