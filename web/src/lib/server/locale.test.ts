import { expect, test } from 'vitest'
import { formatQuantity } from '../money/figures.ts'
import { formatMoney } from '../money/format.ts'
import { formatLongDay } from '../time/days.ts'
import { chooseLocale, renderIn } from './locale.ts'

test.each([
  ['en-NZ,en;q=0.9', 'en-NZ'],
  ['de-DE, en-US;q=0.8', 'en-US'],
  ['de', 'en-GB'],
  ['en', 'en-GB'],
  ['en-"><script>', 'en-GB'],
  [null, 'en-GB'],
])('of %s it takes %s', (accepted, chosen) => {
  expect(chooseLocale(accepted)).toBe(chosen)
})

test('two people at the same time each read their own dates and money', async () => {
  const read = async () => {
    await Promise.resolve()
    return [formatLongDay('2026-11-17'), formatMoney({ amount: '1234.50', currency: 'NZD' }), formatQuantity('1200.5')]
  }
  const [british, american, kiwi] = await Promise.all([read(), renderIn('en-US', read), renderIn('en-NZ', read)])
  expect(british).toEqual(['17 November 2026', 'NZ$1,234.50', '1,200.5'])
  expect(american).toEqual(['November 17, 2026', 'NZ$1,234.50', '1,200.5'])
  expect(kiwi).toEqual(['17 November 2026', '$1,234.50', '1,200.5'])
})
