import { expect, test } from 'vitest'
import { print, write } from './document.ts'

test('sends every fragment once, without the marks for types', () => {
  const words = write('fragment W on P @_unmask { a }')
  const row = write('fragment R on I { ...W }', [words])
  expect(print(write('query Q { i { ...R ...W } }', [row, words]))).toBe(
    'query Q { i { ...R ...W } }\nfragment R on I { ...W }\nfragment W on P { a }',
  )
})
