import { expect, test } from 'vitest'
import { actions, isFor, matching } from './may.ts'

const total = { amount: '1.00', currency: 'GBP' }
function offered(status: string, state: string) {
  return actions.filter((action) => isFor(action, { id: '1', status, sync: { state }, total }))
}

test('what failed is tried again or left out, a draft is sent, what was never sent is copied', () => {
  expect(offered('SENT', 'FAILED')).toEqual(['RETRY', 'LEAVE_OUT'])
  expect(offered('APPROVED', 'SKIPPED')).toEqual(['RETRY'])
  expect(offered('DRAFT', 'NOT_SYNCED')).toEqual(['SEND'])
  expect(offered('SENT', 'NOT_SYNCED')).toEqual(['COPY'])
})

test('nothing is done to what is in Xero, on its way there, or voided', () => {
  expect(offered('PAID', 'SYNCED')).toEqual([])
  expect(offered('SENT', 'PENDING')).toEqual([])
  expect(offered('VOIDED', 'NOT_SYNCED')).toEqual([])
})

test('a list of invoices is matched in the words of every kind', () => {
  expect(matching({ status: ['SENT', 'DRAFT'], search: 'Acme' })).toEqual({
    status: ['APPROVED', 'DRAFT'],
    search: 'Acme',
  })
  expect(matching({})).toEqual({})
})
