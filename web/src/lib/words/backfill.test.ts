import { expect, test } from 'vitest'
import { backfillWords, roughly } from './backfill.ts'

test('says how long as near as anybody knows', () => {
  const told = [0, 59, 60, 185, 5_399, 5_400, 36_000, 129_600, 172_800].map(roughly)
  expect(told).toEqual([
    ...['under a minute', 'under a minute', 'about 1 minute', 'about 3 minutes', 'about 90 minutes', 'about 2 hours'],
    ...['about 10 hours', 'about 2 days', 'about 2 days'],
  ])
})

test('names what a button sends, with its thousands apart', () => {
  expect([backfillWords.send(1), backfillWords.send(1204)]).toEqual(['Send 1 invoice', 'Send 1,204 invoices'])
})
