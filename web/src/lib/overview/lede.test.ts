import { expect, test } from 'vitest'
import { lede } from './lede.ts'

const counts = { pending: 2, synced: 114, failed: 5, waiting: 5 }
const calm = { ...counts, failed: 0, waiting: 0 }

test('counts only what should be in Xero', () => {
  expect(lede('CONNECTED', counts, 0, true)).toEqual({ first: '114 of 121 invoices tie out.', needs: 'Five need you.' })
})

test('with nothing failed, what is on its way is said calmly', () => {
  expect(lede('CONNECTED', calm, 0, true)).toEqual({
    first: '114 of 116 invoices tie out.',
    calm: 'Two on their way.',
  })
})

test.each(['PAUSED', 'EXPIRED', 'REMOVED', 'NEEDS_ATTENTION'] as const)(
  'while it is %s, nothing is said to be on its way',
  (state) => {
    expect(lede(state, calm, 0, true)).toEqual({
      first: '114 of 116 invoices tie out.',
      calm: 'Two wait.',
    })
  },
)

test('when all agree, nothing needs anybody', () => {
  expect(lede('CONNECTED', { pending: 0, synced: 3, failed: 0, waiting: 0 }, 0, true)).toEqual({
    first: 'All 3 invoices tie out.',
    calm: 'Nothing needs you.',
  })
})

test('what was synced and differs since needs somebody too, and so does a bill', () => {
  expect(lede('CONNECTED', { ...counts, waiting: 7 }, 0, true).needs).toBe('Seven need you.')
  expect(lede('CONNECTED', { pending: 0, synced: 3, failed: 0, waiting: 1 }, 0, true)).toEqual({
    first: 'All 3 invoices tie out.',
    needs: 'One needs you.',
  })
})

test('when all agree, and the connection needs somebody, it does not say that nothing does', () => {
  expect(lede('EXPIRED', { pending: 0, synced: 3, failed: 0, waiting: 0 }, 0, true)).toEqual({
    first: 'All 3 invoices tie out.',
  })
})

test('before connecting, and before the defaults are chosen, it says what is left', () => {
  const none = { pending: 0, synced: 0, failed: 0, waiting: 0 }
  expect(lede('NONE', none, 0, false).first).toMatch(/^Connect Xero/)
  expect(lede('NEEDS_SETUP', none, 2, false).first).toBe('Two things left before your first invoice can sync.')
  expect(lede('CONNECTED', none, 0, false).first).toBe('Nothing has been sent to Xero yet.')
})
