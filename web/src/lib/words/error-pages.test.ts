import codes from '@tieout/schema/problem-codes.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { errorPages } from './error-pages.ts'

test('every code the API may answer with has its page, and no page is of nothing', () => {
  expect(Object.keys(errorPages).toSorted()).toEqual(codes)
})
