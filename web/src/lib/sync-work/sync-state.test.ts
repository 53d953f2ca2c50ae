import { expect, test } from 'vitest'
import { readSyncState, syncAddress, syncVariables, type SyncState } from './sync-state.ts'

test('the address says which tab, which kind and which page', () => {
  expect(syncVariables(read('tab=running&kind=bills&after=5:x'))).toEqual({
    ...{ show: 'RUNNING', kinds: ['BILL'], first: 25, after: '5:x' },
  })
  expect(syncVariables(read('before=5:x'))).toEqual({ show: 'ALL', kinds: null, last: 25, before: '5:x' })
})

test('what it does not know is left at its default', () => {
  expect(read('tab=nonsense&kind=toString')).toEqual({
    tab: 'all',
    kind: undefined,
    after: undefined,
    before: undefined,
  })
})

test('any change but turning the page goes back to the first page', () => {
  const state = read('tab=done&after=5:x')
  expect(syncAddress(state, { kind: 'bills' })).toBe('/sync?tab=done&kind=bills')
  expect(syncAddress(state, { tab: 'all' })).toBe('/sync')
  expect(syncAddress(state, { after: '4:y' })).toBe('/sync?tab=done&after=4%3Ay')
})

function read(query: string): SyncState {
  return readSyncState(new URLSearchParams(query))
}
