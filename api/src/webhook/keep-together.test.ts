import { expect, test } from 'vitest'
import type { Delivery } from '../engine/ledger-inbox.ts'
import { keepTogether } from './keep-together.ts'

function delivery(sequence: number): Delivery {
  return { events: [], firstEventSequence: sequence, lastEventSequence: sequence }
}

test('what arrives while one is being kept goes together in the next, and is answered after its commit', async () => {
  const begun: Delivery[] = []
  const commits: (() => void)[] = []
  const keep = keepTogether((given) => {
    begun.push(given)
    return new Promise((resolve) => commits.push(resolve))
  })
  const answered: number[] = []
  const all = [1, 2, 3].map((n) => keep(delivery(n)).then(() => answered.push(n)))
  expect(begun).toEqual([delivery(1)])
  commits[0]?.()
  await all[0]
  expect(answered).toEqual([1])
  expect(begun[1]).toMatchObject({ firstEventSequence: 2, lastEventSequence: 3 })
  commits[1]?.()
  await Promise.all(all)
  expect(begun.length).toBe(2)
})

test('a delivery that cannot be kept does not take its neighbours down with it', async () => {
  let isFirst = true
  const keep = keepTogether(async ({ firstEventSequence, lastEventSequence }) => {
    if (isFirst) isFirst = false
    else if (firstEventSequence <= 3 && lastEventSequence >= 3) throw new Error('the third cannot be kept')
  })
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map((n) => keep(delivery(n))))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})
