import type { LedgerTaxRate, TaxRate, TaxSide } from '@tieout/prisma'
import { isSameRate } from '../engine/money.ts'
import { alike, sharesWord } from './alike.ts'
import type { SuggestionBasis } from './suggestion-basis.store.ts'
import type { Suggestion } from './suggest.ts'

/** Tax codes of one side by rate and name. What is bought needs no default: there, an account brings its own code. */
export function suggestTaxes(basis: SuggestionBasis, side: TaxSide): Suggestion[] {
  const { taxRates } = basis
  const candidates = ratesOf(basis, side)
  const mapped = mappedRates(basis, side)
  const own = taxRates
    .filter((taxRate) => !mapped.has(taxRate.id))
    .flatMap((taxRate): Suggestion[] => {
      const found = bestTaxRate(taxRate, candidates, side)
      return found ? [{ taxRate, side, ...found }] : []
    })
  const [highest] = taxRates
  const standard = highest && side === 'SALES' ? bestTaxRate(highest, candidates, side) : undefined
  return mapped.has(null) || !standard
    ? own
    : [{ side, ledgerTaxRate: standard.ledgerTaxRate, because: `${highest?.name} is your highest rate.` }, ...own]
}

/**
 * The likeliest code of one side for one of our rates, or for the default (undefined); nothing where that is what stands there
 * already, or no rate is the same.
 */
export function taxFor(
  basis: SuggestionBasis,
  side: TaxSide,
  taxRateId: string | undefined,
): { taxRate?: TaxRate; ledgerTaxRate: LedgerTaxRate; because: string } | undefined {
  const taxRate = basis.taxRates.find(({ id }) => id === taxRateId)
  if (taxRateId !== undefined && !taxRate) return undefined
  const like = taxRate ?? basis.taxRates[0]
  const found = like && bestTaxRate(like, ratesOf(basis, side), side)
  const stands = basis.taxMappings.find((one) => one.side === side && one.taxRateId === (taxRateId ?? null))
  if (!found || stands?.ledgerTaxRateId === found.ledgerTaxRate.id) return undefined
  return taxRate ? { taxRate, ...found } : { ...found, because: `${like.name} is your highest rate.` }
}

/** The ledger's rates that may be used on this side. */
export function ratesOf({ ledgerTaxRates }: Pick<SuggestionBasis, 'ledgerTaxRates'>, side: TaxSide): LedgerTaxRate[] {
  return ledgerTaxRates.filter((rate) => (side === 'SALES' ? rate.forRevenue : rate.forExpenses))
}

/** Our rates that have a code of this side; null stands for its default. */
export function mappedRates({ taxMappings }: Pick<SuggestionBasis, 'taxMappings'>, side: TaxSide): Set<string | null> {
  return new Set(taxMappings.flatMap((mapping) => (mapping.side === side ? [mapping.taxRateId] : [])))
}

function bestTaxRate(
  taxRate: TaxRate,
  candidates: readonly LedgerTaxRate[],
  side: TaxSide,
): { ledgerTaxRate: LedgerTaxRate; because: string } | undefined {
  const sameRate = candidates.filter((one) => isSameRate(one.percent.toFixed(), taxRate.percent.toFixed()))
  const sameName = sameRate.find((one) => alike(one.name, taxRate.name))
  if (sameName) return { ledgerTaxRate: sameName, because: `Same name and rate as ${sameName.name}.` }
  const near =
    sameRate.find((one) => sharesWord(one.name, taxRate.name)) ??
    sameRate.find((one) => isOrdinary(one, side)) ??
    sameRate[0]
  return near && { ledgerTaxRate: near, because: `Same rate, ${taxRate.percent.toString()}%.` }
}

const ordinary = { SALES: /\bincome\b/i, PURCHASES: /\bexpenses\b/i }

/** Xero names the ordinary rates “… on Income” and “… on Expenses”; EC and export rates only share their percentage. */
function isOrdinary(rate: LedgerTaxRate, side: TaxSide): boolean {
  return ordinary[side].test(rate.name) && !/\bEC\b/.test(rate.name)
}
