import { expect, test } from 'vitest'
import { findTwin, type Paid } from './match-payment.ts'

const ours: Paid = {
  ...{ id: 'ours', origin: 'APP', method: 'MONEY', amount: 5_000n, paidOn: '2026-03-10', ledgerPaymentId: undefined },
  ...{ reversed: false, keptApart: [] },
}

function there(known: Partial<Paid> = {}): Paid {
  return { ...ours, id: 'theirs', origin: 'LEDGER', ledgerPaymentId: 'there', ...known }
}

test.each<[string, Partial<Paid>, Partial<Paid>, boolean]>([
  ['the same day', {}, {}, true],
  ['three days before', {}, { paidOn: '2026-03-07' }, true],
  ['three days after', {}, { paidOn: '2026-03-13' }, true],
  ['four days after', {}, { paidOn: '2026-03-14' }, false],
  ['another amount', {}, { amount: 5_001n }, false],
  ['one taken back there', {}, { reversed: true }, false],
  ['a credit', {}, { method: 'CREDIT' }, false],
  ['one recorded here too', {}, { origin: 'APP' }, false],
  ['ours, sent already', { ledgerPaymentId: 'x' }, {}, false],
  ['ours, taken back', { reversed: true }, {}, false],
  ['a pair a person kept apart', { keptApart: ['theirs'] }, {}, false],
])('%s', (_what, here, other, is) => {
  expect(findTwin({ ...ours, ...here }, [there(other)])?.id).toBe(is ? 'theirs' : undefined)
})

test('of several the nearest day is taken', () => {
  const others = [there({ id: 'far', paidOn: '2026-03-12' }), there({ id: 'near', paidOn: '2026-03-11' })]
  expect(findTwin(ours, others)?.id).toBe('near')
})
