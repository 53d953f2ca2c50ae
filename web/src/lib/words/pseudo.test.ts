import { expect, test } from 'vitest'
import { accent } from '../../../pseudo.config.ts'

test.each([
  ["export const a = 'Send'", 'export const a = "[Séénd]"'],
  [
    'export const a = (n: number) => `${n} of ${more(n)} left`',
    'export const a = (n: number) => `[${n} óóf ${more(n)} lééft]`',
  ],
  ['export const a = { Key: `Fix` }', 'export const a = { Key: `[Fííx]` }'],
])('the language nobody speaks has other words: %s', (source, made) => {
  expect(accent('made.ts', source)).toBe(made)
})

test.each([
  "import { count } from './plural.ts'",
  "export const a = { path: '/bills', 'needs-you': `${n}` }",
  "export const a: 'read' = state === 'FAILED' ? 'SYNC_RUN' : ago.startsWith('Just')",
  "export const a = new Intl.ListFormat(locale(), { type: 'disjunction' })",
])('and leaves alone what code says to code: %s', (source) => {
  expect(accent('made.ts', source)).toBe(source)
})
