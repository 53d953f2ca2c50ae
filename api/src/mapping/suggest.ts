import type {
  AccountPurpose,
  LedgerAccount,
  LedgerTaxRate,
  LedgerTrackingCategory,
  Project,
  Service,
  TaxRate,
  TaxSide,
  TrackingSource,
} from '@tieout/prisma'
import { alike, startsWithCode } from './alike.ts'
import type { SuggestionBasis } from './suggestion-basis.store.ts'
import { fits } from './purpose.ts'
import { slotOf, suggestAsBefore } from './suggest-as-before.ts'
import { suggestTaxes } from './suggest-taxes.ts'
import { suggestTracking } from './suggest-tracking.ts'

/** A mapping Tieout would choose; nothing is used until a person confirms it. */
export interface Suggestion {
  taxRate?: TaxRate
  /** Of a tax code: what is sold, or what is bought. */
  side?: TaxSide
  subject?: (Project & { kind: 'Project' }) | (Service & { kind: 'Service' })
  purpose?: AccountPurpose
  ledgerTaxRate?: LedgerTaxRate
  ledgerAccount?: LedgerAccount
  trackingCategory?: LedgerTrackingCategory
  trackingSource?: TrackingSource
  because: string
}

/**
 * What is not mapped yet and has one likely answer: by rate and name for taxes, by name and code for accounts, by the names
 * of options for tracking. Purchases are suggested to who buys. Pure.
 */
export function suggestMappings(basis: SuggestionBasis): Suggestion[] {
  const before = suggestAsBefore(basis)
  const purchases = basis.buys ? [...suggestTaxes(basis, 'PURCHASES'), ...suggestExpense(basis)] : []
  const sales = [...suggestTaxes(basis, 'SALES'), ...suggestDefaults(basis), ...suggestSubjects(basis)]
  const rest = [...sales, ...purchases].filter((one) => !before.some((own) => slotOf(own) === slotOf(one)))
  return [...before, ...rest, ...suggestTracking(basis)]
}

/** The likeliest account of a default purpose, whatever stands there now. */
export function accountFor(
  basis: SuggestionBasis,
  purpose: 'INCOME' | 'EXPENSE' | 'PAYMENT',
): { ledgerAccount: LedgerAccount; because: string } | undefined {
  const free = { ...basis, accountMappings: basis.accountMappings.filter((one) => one.purpose !== purpose) }
  const found = [...suggestDefaults(free), ...suggestExpense(free)].find((one) => one.purpose === purpose)
  return found?.ledgerAccount && { ledgerAccount: found.ledgerAccount, because: found.because }
}

function suggestDefaults(basis: SuggestionBasis): Suggestion[] {
  const { ledgerAccounts, accountMappings } = basis
  const isMapped = (purpose: AccountPurpose) => accountMappings.some((mapping) => mapping.purpose === purpose)
  const suggestions: Suggestion[] = []
  const revenue = ledgerAccounts.filter((account) => fits('INCOME', account, basis))
  const sales =
    revenue.find((account) => alike(account.name, 'Sales')) ?? revenue.find((one) => one.code === '200') ?? revenue[0]
  if (sales && !isMapped('INCOME')) {
    suggestions.push({ purpose: 'INCOME', ledgerAccount: sales, because: `${sales.name} is where sales usually go.` })
  }
  const banks = ledgerAccounts.filter((account) => account.type === 'BANK' && fits('PAYMENT', account, basis))
  const [bank] = banks
  if (bank && banks.length === 1 && !isMapped('PAYMENT')) {
    suggestions.push({ purpose: 'PAYMENT', ledgerAccount: bank, because: `${bank.name} is your only bank account.` })
  }
  return suggestions
}

/** Xero's charts have one account for what belongs nowhere else; no other is guessed. */
function suggestExpense(basis: SuggestionBasis): Suggestion[] {
  const { ledgerAccounts, accountMappings } = basis
  if (accountMappings.some(({ purpose }) => purpose === 'EXPENSE')) return []
  const general = ledgerAccounts.find(
    (account) =>
      fits('EXPENSE', account, basis) && account.class === 'EXPENSE' && /^general expenses?$/i.test(account.name),
  )
  return general
    ? [
        {
          purpose: 'EXPENSE',
          ledgerAccount: general,
          because: `${general.name} is where purchases without a home usually go.`,
        },
      ]
    : []
}

function suggestSubjects(basis: SuggestionBasis): Suggestion[] {
  const { projects, services, ledgerAccounts, accountMappings } = basis
  const revenue = ledgerAccounts.filter((account) => fits('INCOME', account, basis))
  const isMapped = (id: string) => accountMappings.some((mapping) => mapping.subjectId === id)
  const subjects = [
    ...services.map((service) => ({ ...service, kind: 'Service' as const, purpose: 'SERVICE' as const })),
    ...projects.map((project) => ({ ...project, kind: 'Project' as const, purpose: 'PROJECT' as const })),
  ]
  return subjects.flatMap(({ purpose, ...subject }): Suggestion[] => {
    if (isMapped(subject.id)) return []
    const account = revenue.find(
      (one) => alike(one.name, subject.name) || (one.code !== null && startsWithCode(subject.name, one.code)),
    )
    return account ? [{ purpose, subject, ledgerAccount: account, because: `Named like ${account.name}.` }] : []
  })
}
