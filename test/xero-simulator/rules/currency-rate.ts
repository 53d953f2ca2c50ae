import { Decimal } from 'decimal.js'
import { organisationOf, type Actor } from '../accounting/actor.ts'

/** Units of each currency for one pound: the simulator's rates of the day, the same every day. */
const perPound: Readonly<Record<string, string>> = { GBP: '1', EUR: '1.15', USD: '1.32', NZD: '2.24', AUD: '2.02' }

/** The day's rate between the base currency and another. */
export function dayRate(actor: Actor, currency: string): string {
  const { baseCurrency } = organisationOf(actor)
  if (currency === baseCurrency) return '1'
  const foreignPerBase = new Decimal(perPound[currency] ?? '1').div(perPound[baseCurrency] ?? '1')
  const rate =
    actor.world.unknowns.currencyRateMeans === 'foreign-per-base' ? foreignPerBase : new Decimal(1).div(foreignPerBase)
  return rate.toDecimalPlaces(6).toString()
}

/** An amount in a foreign currency, in the base currency. */
export function toBase(actor: Actor, amount: Decimal, rate: string): Decimal {
  const worth = actor.world.unknowns.currencyRateMeans === 'foreign-per-base' ? amount.div(rate) : amount.times(rate)
  return worth.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
}
