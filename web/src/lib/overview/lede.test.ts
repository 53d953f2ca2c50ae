import { expect, test } from 'vitest'
import { lede } from './lede.ts'

const counts = { pending: 2, synced: 114, failed: 5 }

test('counts only what should be in Xero', () => {
  expect(lede('CONNECTED', counts, 0, true)).toEqual({ first: '114 of 121 invoices tie out.', needs: 'Five need you.' })
})

test('with nothing failed, what is on its way is said calmly', () => {
  expect(lede('CONNECTED', { ...counts, failed: 0 }, 0, true)).toEqual({
    first: '114 of 116 invoices tie out.',
    calm: 'Two on their way.',
  })
})

test.each(['PAUSED', 'EXPIRED', 'REMOVED', 'NEEDS_ATTENTION'] as const)(
  'while it is %s, nothing is said to be on its way',
  (state) => {
    expect(lede(state, { ...counts, failed: 0 }, 0, true)).toEqual({
      first: '114 of 116 invoices tie out.',
      calm: 'Two wait.',
    })
  },
)

test('when all agree, nothing needs anybody', () => {
  expect(lede('CONNECTED', { pending: 0, synced: 3, failed: 0 }, 0, true)).toEqual({
    first: 'All 3 invoices tie out.',
    calm: 'Nothing needs you.',
  })
})

test('when all agree, and the connection needs somebody, it does not say that nothing does', () => {
  expect(lede('EXPIRED', { pending: 0, synced: 3, failed: 0 }, 0, true)).toEqual({ first: 'All 3 invoices tie out.' })
})

test('before connecting, and before the defaults are chosen, it says what is left', () => {
  const none = { pending: 0, synced: 0, failed: 0 }
  expect(lede('NONE', none, 0, false).first).toMatch(/^Connect Xero/)
  expect(lede('NEEDS_SETUP', none, 2, false).first).toBe('Two things left before your first invoice can sync.')
  expect(lede('CONNECTED', none, 0, false).first).toBe('Nothing has been sent to Xero yet.')
})
