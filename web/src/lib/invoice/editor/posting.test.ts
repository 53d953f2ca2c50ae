import { expect, test } from 'vitest'
import { postingOf } from './posting.ts'

function account(code: string) {
  return { code, name: code, archived: false }
}

const mappings = {
  taxMappings: [
    { side: 'PURCHASES', taxRate: { id: 't' }, ledgerTaxRate: { name: 'twenty on purchases' } },
    { side: 'PURCHASES', taxRate: null, ledgerTaxRate: { name: 'default on purchases' } },
    { side: 'SALES', taxRate: null, ledgerTaxRate: { name: 'default' } },
    { side: 'SALES', taxRate: { id: 't' }, ledgerTaxRate: { name: 'twenty' } },
  ],
  accountMappings: [
    { purpose: 'INCOME', subject: null, ledgerAccount: account('200') },
    { purpose: 'PROJECT', subject: { id: 'p' }, ledgerAccount: account('210') },
    { purpose: 'SERVICE', subject: { id: 's' }, ledgerAccount: account('220') },
  ],
}
const line = { projectId: '', serviceId: '', taxRateId: '' }

test.each([
  [{ ...line, projectId: 'p', serviceId: 's' }, '220', 'SERVICE'],
  [{ ...line, projectId: 'p', serviceId: 'unmapped' }, '210', 'PROJECT'],
  [line, '200', 'DEFAULT'],
])('%o posts to %s', (given, code, from) => {
  expect(postingOf(given, mappings, false)).toMatchObject({ account: { code }, from })
})

test('a rate that isn’t mapped uses the default code', () => {
  expect(postingOf({ ...line, taxRateId: 't' }, mappings, false).taxRate).toBe('twenty')
  expect(postingOf({ ...line, taxRateId: 'other' }, mappings, false).taxRate).toBe('default')
})

test('under strict mapping the default serves no rate', () => {
  expect(postingOf({ ...line, taxRateId: 't' }, mappings, true).taxRate).toBe('twenty')
  expect(postingOf({ ...line, taxRateId: 'other' }, mappings, true).taxRate).toBeUndefined()
  expect(postingOf(line, mappings, true).taxRate).toBeUndefined()
})

test('without mappings a line posts nowhere', () => {
  expect(postingOf(line, null, false)).toEqual({ account: undefined, from: undefined, taxRate: undefined })
})
