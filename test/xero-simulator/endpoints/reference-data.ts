import { organisationOf } from '../accounting/actor.ts'
import { notFound } from '../accounting/answer.ts'
import type { Endpoint } from '../accounting/call.ts'
import { xeroDate } from '../accounting/dates.ts'
import { answerList } from '../accounting/lists.ts'
import type { Account, TaxRate, TrackingCategory } from '../model/organisation.ts'

const settings = ['accounting.settings']
const never = { paged: 'never', updatedAt: () => Number.MAX_SAFE_INTEGER } as const

/** What documents refer to: accounts, tax rates, tracking, currencies. */
export const referenceDataEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/Accounts',
    scopes: settings,
    answer: (call) => {
      const items = call.world.store.accounts.by('organisation', call.organisationId)
      return answerList(call, {
        plural: 'Accounts',
        items,
        present: presentAccount,
        paged: 'never',
        updatedAt: (account) => account.updatedAt,
      })
    },
  },
  {
    method: 'GET',
    path: '/Accounts/:id',
    scopes: settings,
    answer: (call) => {
      const items = call.world.store.accounts
        .by('organisation', call.organisationId)
        .filter(({ id }) => id === call.params['id']?.toLowerCase())
      if (items.length === 0) throw notFound()
      return answerList(call, { plural: 'Accounts', items, present: presentAccount, ...never })
    },
  },
  {
    method: 'GET',
    path: '/TaxRates',
    scopes: settings,
    answer: (call) => {
      const items = call.world.store.taxRates.by('organisation', call.organisationId)
      return answerList(call, { plural: 'TaxRates', items, present: presentTaxRate, ...never })
    },
  },
  {
    method: 'GET',
    path: '/TrackingCategories',
    scopes: settings,
    answer: (call) => {
      const all = call.world.store.tracking.by('organisation', call.organisationId)
      const items = call.query.get('includearchived') === 'true' ? all : all.filter(({ status }) => status === 'ACTIVE')
      return answerList(call, { plural: 'TrackingCategories', items, present: presentTracking, ...never })
    },
  },
  {
    method: 'GET',
    path: '/Currencies',
    scopes: settings,
    answer: (call) => {
      const items = organisationOf(call).currencies
      return answerList(call, { plural: 'Currencies', items, present: presentCurrency, ...never })
    },
  },
]

/** An account as the Accounts endpoint shows it. */
export function presentAccount(account: Account): object {
  return {
    AccountID: account.id,
    Code: account.code,
    Name: account.name,
    Status: account.status,
    Type: account.type,
    TaxType: account.taxType,
    Class: account.class,
    EnablePaymentsToAccount: account.enablePayments,
    ShowInExpenseClaims: account.class === 'EXPENSE',
    ...(account.type === 'BANK' && {
      BankAccountNumber: account.bankAccountNumber ?? '',
      BankAccountType: 'BANK',
      CurrencyCode: account.currency,
    }),
    ...(account.systemAccount !== '' && { SystemAccount: account.systemAccount }),
    HasAttachments: false,
    UpdatedDateUTC: xeroDate(account.updatedAt),
    AddToWatchlist: false,
  }
}

function presentTaxRate({ name, taxType, reportTaxType, rate, components, appliesTo, status }: TaxRate): object {
  const parts = components ?? [{ name: 'Tax', rate, compound: false }]
  return {
    Name: name,
    TaxType: taxType,
    ReportTaxType: reportTaxType,
    CanApplyToAssets: appliesTo.includes('ASSET'),
    CanApplyToEquity: appliesTo.includes('EQUITY'),
    CanApplyToExpenses: appliesTo.includes('EXPENSE'),
    CanApplyToLiabilities: appliesTo.includes('LIABILITY'),
    CanApplyToRevenue: appliesTo.includes('REVENUE'),
    DisplayTaxRate: Number(rate),
    EffectiveRate: Number(rate),
    Status: status,
    TaxComponents: parts.map((part) => ({
      Name: part.name,
      Rate: Number(part.rate),
      IsCompound: part.compound,
      IsNonRecoverable: false,
    })),
  }
}

function presentTracking({ id, name, status, options }: TrackingCategory): object {
  return {
    Name: name,
    Status: status,
    TrackingCategoryID: id,
    Options: options.map((option) => ({ TrackingOptionID: option.id, Name: option.name, Status: option.status })),
  }
}

const currencyNames: Record<string, string> = {
  GBP: 'British Pound',
  EUR: 'Euro',
  USD: 'United States Dollar',
  NZD: 'New Zealand Dollar',
}

function presentCurrency(code: string): object {
  return { Code: code, Description: currencyNames[code] ?? code }
}
