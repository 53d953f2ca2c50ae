import { describe, expect, test } from 'vitest'
import type { Books } from './books.ts'
import { planLine } from './plan-line.ts'
import type { PushLine } from './push-document.ts'
import type { Reason } from './reason.ts'
import { someBooks, someLine } from './testing/books.ts'

const service = { id: 'service-1', name: 'Design' }
const project = { id: 'project-1', name: 'Harbour' }
const rate5 = { id: 'rate-5', percent: '5' }
const both = {
  accountByService: new Map([['service-1', 'design']]),
  accountByProject: new Map([['project-1', 'harbour']]),
}

describe('a line', () => {
  test.each<[string, Partial<PushLine>, object]>([
    ['its service before its project', { service, project }, { accountFrom: 'SERVICE', account: { id: 'design' } }],
    ['its project before the default', { project }, { accountFrom: 'PROJECT', account: { id: 'harbour' } }],
    ['the default otherwise', {}, { accountFrom: 'DEFAULT', account: { id: 'sales' } }],
    [
      'its project where its service has no account',
      { service: { ...service, id: 'service-2' }, project },
      { accountFrom: 'PROJECT' },
    ],
  ])('posts to %s', (_what, line, expected) => {
    expect(planLine(someLine(line), 0, someBooks(both))).toMatchObject(expected)
  })

  test('names an account without a code by its id', () => {
    expect(planLine(someLine({ project }), 0, someBooks(both)).planned?.account).toEqual({ id: 'l-220' })
  })

  test.each<[string, Partial<PushLine>, Partial<Books>, bigint | undefined]>([
    ['the rate gives our tax', {}, {}, undefined],
    ['the mapped rate gives another', { tax: 2_001n }, {}, 2_001n],
    ['the default is of another rate', { taxRate: rate5, tax: 500n }, {}, 500n],
    ['a line has no tax and the default has', { taxRate: undefined, tax: 0n }, {}, 0n],
    [
      'the mapping says the same rate in other digits',
      { taxRate: rate5, tax: 500n },
      { taxByRate: new Map([['rate-5', 'tax-5']]) },
      undefined,
    ],
  ])('sends our tax amount only where needed: %s', (_when, line, books, taxAmount) => {
    expect(planLine(someLine(line), 0, someBooks(books)).planned).toMatchObject({ taxAmount })
  })

  test('warns that the default was used only where it means another rate', () => {
    expect(planLine(someLine({ taxRate: { id: 'rate-x', percent: '20.00' } }), 0, someBooks()).warnings).toEqual([])
    expect(planLine(someLine({ taxRate: rate5 }), 0, someBooks()).warnings).toEqual([
      { code: 'DEFAULT_TAX_USED', rates: ['5%'] },
    ])
    const mapped = someBooks({ taxByRate: new Map([['rate-5', 'tax-20']]) })
    expect(planLine(someLine({ taxRate: rate5 }), 0, mapped).warnings).toEqual([
      { code: 'TAX_RATE_DIFFERS', ours: '5', theirs: '20' },
    ])
  })

  test('under strict mapping shows no tax code that nobody chose for its rate, and reckons with none', () => {
    const books = someBooks({ requireExplicitTaxMapping: true })
    expect(planLine(someLine({ taxRate: rate5 }), 0, books)).toMatchObject({
      ...{ tax: undefined, taxFrom: undefined, warnings: [] },
      problems: [{ code: 'MISSING_TAX_MAPPING', rate: '5%' }],
    })
  })

  const strict = { requireExplicitTaxMapping: true }
  const taxed = (to: string) => ({ taxByRate: new Map([['rate-20', to]]) })
  test.each<[string, Partial<PushLine>, Partial<Books>, Reason]>([
    ['no account', {}, { defaultAccount: 'unknown' }, { code: 'MISSING_ACCOUNT', line: 3, description: 'Drawings' }],
    [
      'an archived account, by what chose it',
      { service },
      { accountByService: new Map([['service-1', 'closed']]) },
      { code: 'ACCOUNT_ARCHIVED', line: 3, account: '299 · Closed', subject: 'Design' },
    ],
    [
      'an archived default, whatever the line is of',
      { service, project },
      { defaultAccount: 'closed' },
      { code: 'ACCOUNT_ARCHIVED', line: 3, account: '299 · Closed', subject: undefined },
    ],
    ['an archived tax', {}, taxed('tax-old'), { code: 'TAX_ARCHIVED', line: 3, tax: 'Old VAT', taxRateId: 'rate-20' }],
    [
      'a tax not for sales',
      {},
      taxed('tax-in'),
      { code: 'TAX_NOT_FOR_SALES', line: 3, tax: 'Input', taxRateId: 'rate-20' },
    ],
    [
      'a tax nobody knows',
      {},
      taxed('gone'),
      { code: 'MISSING_TAX_MAPPING', line: 3, taxRateId: 'rate-20', rate: '20%' },
    ],
    [
      'a rate without a mapping in strict mode',
      { taxRate: rate5 },
      strict,
      { code: 'MISSING_TAX_MAPPING', line: 3, taxRateId: 'rate-5', rate: '5%' },
    ],
    [
      'a rate that shares its percent with another in strict mode',
      { taxRate: { ...rate5, name: 'Energy saving' } },
      strict,
      { code: 'MISSING_TAX_MAPPING', line: 3, taxRateId: 'rate-5', rate: 'Energy saving (5%)' },
    ],
    [
      'a rate that says its percent itself in strict mode',
      { taxRate: { ...rate5, name: '5% VAT' } },
      strict,
      { code: 'MISSING_TAX_MAPPING', line: 3, taxRateId: 'rate-5', rate: '5% VAT' },
    ],
    [
      'no rate at all in strict mode',
      { taxRate: undefined },
      strict,
      { code: 'MISSING_TAX_MAPPING', line: 3, taxRateId: undefined, rate: 'No tax' },
    ],
    [
      'a mapping to another rate in strict mode',
      {},
      { ...strict, ...taxed('tax-5') },
      { code: 'TAX_RATE_MISMATCH', line: 3, ours: '20', theirs: '5', taxRateId: 'rate-20' },
    ],
  ])('is not planned with %s', (_what, line, books, problem) => {
    expect(planLine(someLine(line), 3, someBooks(books))).toMatchObject({ problems: [problem], planned: undefined })
  })

  test('in strict mode passes where every rate is mapped to its equal', () => {
    expect(planLine(someLine(), 0, someBooks(strict))).toMatchObject({ problems: [], taxFrom: 'RATE' })
  })
})
