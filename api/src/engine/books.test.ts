import { describe, expect, test } from 'vitest'
import { accountRef, accountText, missingSetup } from './books.ts'
import { someBooks } from './testing/books.ts'

const plain = { type: 'REVENUE', taxType: undefined, currency: undefined }

describe('books', () => {
  test.each([
    [{}, []],
    [{ defaultTax: undefined }, ['tax']],
    [{ defaultAccount: undefined }, ['account']],
    [{ defaultTax: undefined, defaultAccount: undefined }, ['tax', 'account']],
  ])('with %j lack %j before a first push', (known, missing) => {
    expect(missingSetup(someBooks(known))).toEqual(missing)
  })

  test('name an account by its code, or by name and id where it has none', () => {
    const account = { id: 'a', ledgerAccountId: 'l-1', name: 'Sales', class: 'REVENUE', archived: false, ...plain }
    expect([accountText({ ...account, code: '200' }), accountRef({ ...account, code: '200' })]).toEqual([
      '200 · Sales',
      { code: '200' },
    ])
    expect([accountText({ ...account, code: undefined }), accountRef({ ...account, code: undefined })]).toEqual([
      'Sales',
      { id: 'l-1' },
    ])
  })
})
