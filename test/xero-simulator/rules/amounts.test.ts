import { Decimal } from 'decimal.js'
import { expect, test } from 'vitest'
import { totals, workOutLine, type LineTerms } from './amounts.ts'

const exclusive: LineTerms = { lineAmountTypes: 'Exclusive', rate: '20', unitDecimals: 2 }

function line(given: Record<string, string>, terms: Partial<LineTerms> = {}) {
  const amounts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, new Decimal(value)]))
  const { lineAmount, taxAmount, expected } = workOutLine(amounts, { ...exclusive, ...terms })
  return [lineAmount.toFixed(2), taxAmount.toFixed(2), ...(expected ? [expected.toFixed(2)] : [])]
}

test.each([
  [
    'halves go away from zero',
    { quantity: '1', unitAmount: '2.165' },
    { unitDecimals: 4, rate: '0' },
    ['2.17', '0.00'],
  ],
  [
    'negative halves as well',
    { quantity: '1', unitAmount: '-2.165' },
    { unitDecimals: 4, rate: '0' },
    ['-2.17', '0.00'],
  ],
  [
    'binary fractions lose nothing',
    { quantity: '100', unitAmount: '1.005' },
    { unitDecimals: 4, rate: '0' },
    ['100.50', '0.00'],
  ],
  ['without unitdp=4 the price is rounded first', { quantity: '3', unitAmount: '33.3333' }, {}, ['99.99', '20.00']],
  ['with unitdp=4 it is not', { quantity: '3', unitAmount: '33.3333' }, { unitDecimals: 4 }, ['100.00', '20.00']],
  [
    'inclusive tax is taken out of the line',
    { quantity: '1', unitAmount: '20' },
    { lineAmountTypes: 'Inclusive', rate: '9.5' },
    ['20.00', '1.74'],
  ],
  ['no tax means none', { quantity: '1', unitAmount: '20' }, { lineAmountTypes: 'NoTax' }, ['20.00', '0.00']],
  ['a discount in percent', { quantity: '2', unitAmount: '50', discountRate: '10' }, {}, ['90.00', '18.00']],
  ['a discount in money', { quantity: '2', unitAmount: '50', discountAmount: '15' }, {}, ['85.00', '17.00']],
  ['an explicit tax amount stands', { quantity: '1', unitAmount: '10', taxAmount: '1.99' }, {}, ['10.00', '1.99']],
  ['a line amount alone is one of it', { lineAmount: '12.34' }, {}, ['12.34', '2.47']],
  ['a line amount and a quantity', { quantity: '3', lineAmount: '10' }, {}, ['10.00', '2.00']],
  [
    'a line amount that does not fit is told',
    { quantity: '2', unitAmount: '50', lineAmount: '1' },
    {},
    ['100.00', '20.00', '100.00'],
  ],
] as [string, Record<string, string>, Partial<LineTerms>, string[]][])('%s', (_, given, terms, expected) => {
  expect(line(given, terms)).toEqual(expected)
})

test('tax is rounded on each line and then added up: 11.44, not 11.45', () => {
  const lines = ['25.06', '25.61', '25.63'].map((unitAmount) => {
    const [lineAmount = '', taxAmount = ''] = line({ quantity: '1', unitAmount }, { rate: '15' })
    return { lineAmount, taxAmount }
  })
  expect(totals(lines, 'Exclusive')).toEqual({ subTotal: '76.30', totalTax: '11.44', total: '87.74' })
})
