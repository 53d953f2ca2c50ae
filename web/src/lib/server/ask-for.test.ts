import { expect, test } from 'vitest'
import { askFor } from './ask-for.ts'

const person = new Request('https://tieout.test/sign-in', {
  method: 'POST',
  headers: { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Firefox/130.0', 'x-made-up': '1' },
})

test('a form that signs in asks by the way the person came, as their browser', () => {
  const { headers } = askFor(person, new Request('https://tieout.test/api/auth/sign-in/email', { method: 'POST' }))
  expect(Object.fromEntries(headers)).toEqual({ 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Firefox/130.0' })
})

test('another server is not told who asks', () => {
  expect([...askFor(person, new Request('https://elsewhere.test/')).headers]).toEqual([])
})
