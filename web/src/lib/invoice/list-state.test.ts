import { expect, test } from 'vitest'
import { isFiltered, listAddress, listVariables, readListState } from './list-state.ts'

function read(query: string) {
  return readListState(new URLSearchParams(query))
}

test('an address without a query is the whole list, newest number first', () => {
  expect(listVariables(read(''))).toEqual({
    first: 50,
    after: null,
    where: {},
    orderBy: { field: 'NUMBER', direction: 'DESC' },
  })
  expect(listAddress(read(''), {})).toBe('/invoices')
})

test('every part of the state survives the address', () => {
  const query = 'tab=needs-you&q=kestrel&status=SENT&client=c1&reason=LOCKED_PERIOD&sort=total&after=x'
  const state = read(query)
  expect(listAddress(state, { after: state.after })).toBe(`/invoices?${query}`)
  expect(listVariables(state)).toEqual({
    first: 50,
    after: 'x',
    where: { state: ['FAILED'], status: ['SENT'], clientId: 'c1', search: 'kestrel', reasonCode: 'LOCKED_PERIOD' },
    orderBy: { field: 'TOTAL', direction: 'ASC' },
  })
})

test('a changed filter goes back to the first page', () => {
  expect(listAddress(read('q=a&after=x'), { search: 'b' })).toBe('/invoices?q=b')
})

test('going back asks for the page before', () => {
  expect(listVariables(read('before=x'))).toMatchObject({ last: 50, before: 'x' })
})

test('an address that makes no sense shows the whole list', () => {
  expect(read('tab=nonsense&status=LOST&sort=-colour')).toEqual(read(''))
})

test('a tab is not a filter; a search is', () => {
  expect(isFiltered(read('tab=synced'))).toBe(false)
  expect(isFiltered(read('tab=synced&q=a'))).toBe(true)
})
