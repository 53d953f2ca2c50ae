import { expect, test } from 'vitest'
import { readSyncState, syncAddress, syncVariables, type SyncState } from './sync-state.ts'

test('the address says which tab and which kind', () => {
  expect(syncVariables(read('tab=running&kind=bills'))).toEqual({ show: 'RUNNING', kinds: ['BILL'] })
  expect(syncVariables(read(''))).toEqual({ show: 'ALL', kinds: null })
})

test('what it does not know is left at its default', () => {
  expect(read('tab=nonsense&kind=toString')).toEqual({ tab: 'all', kind: undefined })
})

test('a change keeps the rest', () => {
  const state = read('tab=done')
  expect(syncAddress(state, { kind: 'bills' })).toBe('/sync?tab=done&kind=bills')
  expect(syncAddress(state, { tab: 'all' })).toBe('/sync')
})

function read(query: string): SyncState {
  return readSyncState(new URLSearchParams(query))
}
