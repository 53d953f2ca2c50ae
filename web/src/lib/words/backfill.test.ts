import { expect, test } from 'vitest'
import { backfillWords, roughly } from './backfill.ts'

test('says how long as near as anybody knows', () => {
  const told = [0, 59, 60, 185, 5_399, 5_400, 36_000, 129_600, 172_800].map(roughly)
  expect(told).toEqual([
    ...['under a minute', 'under a minute', 'about 1 minute', '2 to 4 minutes', '72 to 112 minutes', '1 to 2 hours'],
    ...['8 to 13 hours', '1 to 2 days', '2 to 3 days'],
  ])
})

test('names what a button sends, with its thousands apart', () => {
  expect([backfillWords.send(1), backfillWords.send(1204)]).toEqual(['Send 1 invoice', 'Send 1,204 invoices'])
})
