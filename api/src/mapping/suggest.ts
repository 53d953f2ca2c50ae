import type { AccountPurpose, LedgerAccount, LedgerTaxRate, Project, Service, TaxRate } from '@tieout/prisma'
import { isSameRate } from '../engine/money.ts'
import type { SuggestionBasis } from './mapping.store.ts'
import { fits } from './purpose.ts'
import { slotOf, suggestAsBefore } from './suggest-as-before.ts'

/** A mapping Tieout would choose; nothing is used until a person confirms it. */
export interface Suggestion {
  taxRate?: TaxRate
  subject?: (Project & { kind: 'Project' }) | (Service & { kind: 'Service' })
  purpose?: AccountPurpose
  ledgerTaxRate?: LedgerTaxRate
  ledgerAccount?: LedgerAccount
  because: string
}

/** What is not mapped yet and has one likely answer: by rate and name for taxes, by name and code for accounts. Pure. */
export function suggestMappings(basis: SuggestionBasis): Suggestion[] {
  const before = suggestAsBefore(basis)
  const rest = [...suggestTaxes(basis), ...suggestDefaults(basis), ...suggestSubjects(basis)]
  return [...before, ...rest.filter((one) => !before.some((own) => slotOf(own) === slotOf(one)))]
}

function suggestTaxes({ taxRates, ledgerTaxRates, taxMappings }: SuggestionBasis): Suggestion[] {
  const mapped = new Set(taxMappings.map((mapping) => mapping.taxRateId))
  const own = taxRates
    .filter((taxRate) => !mapped.has(taxRate.id))
    .flatMap((taxRate): Suggestion[] => {
      const found = bestTaxRate(taxRate, ledgerTaxRates)
      return found ? [{ taxRate, ...found }] : []
    })
  const [highest] = taxRates
  const standard = highest && bestTaxRate(highest, ledgerTaxRates)
  return mapped.has(null) || !standard
    ? own
    : [{ ledgerTaxRate: standard.ledgerTaxRate, because: `${highest.name} is your highest rate.` }, ...own]
}

function bestTaxRate(
  taxRate: TaxRate,
  candidates: readonly LedgerTaxRate[],
): { ledgerTaxRate: LedgerTaxRate; because: string } | undefined {
  const sameRate = candidates.filter((one) => isSameRate(one.percent.toFixed(), taxRate.percent.toFixed()))
  const sameName = sameRate.find((one) => alike(one.name, taxRate.name))
  if (sameName) return { ledgerTaxRate: sameName, because: `Same name and rate as ${sameName.name}.` }
  const near = sameRate.find((one) => sharesWord(one.name, taxRate.name)) ?? sameRate.find(isForIncome) ?? sameRate[0]
  return near && { ledgerTaxRate: near, because: `Same rate, ${taxRate.percent.toString()} %.` }
}

/** Xero names the ordinary sales rates “… on Income”; EC and export rates only share their percentage. */
function isForIncome(rate: LedgerTaxRate): boolean {
  return /\(?.*\bincome\b/i.test(rate.name) && !/\bEC\b/.test(rate.name)
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

function alike(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function startsWithCode(name: string, code: string): boolean {
  return plain(name).split(' ')[0] === code.toLowerCase()
}

const COMMON = new Set(['vat', 'tax', 'on', 'income', 'rate', 'rated', 'the', 'of', 'gst'])

function sharesWord(a: string, b: string): boolean {
  const words = new Set(plain(a).split(' ').filter(isTelling))
  return plain(b)
    .split(' ')
    .some((word) => isTelling(word) && words.has(word))
}

function isTelling(word: string): boolean {
  return word.length > 1 && !COMMON.has(word) && !/^\d+$/.test(word)
}
