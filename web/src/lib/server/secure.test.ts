import { expect, test } from 'vitest'
import { secure } from './secure.ts'

function page() {
  return new Response('<p>', { headers: { 'content-type': 'text/html' } })
}

test('a page over https is kept to https and out of every cache between', () => {
  const { headers } = secure(page(), new URL('https://tieout.test/'))
  expect(headers.get('strict-transport-security')).toContain('max-age=63072000')
  expect(headers.get('cache-control')).toBe('private, no-cache')
  expect(headers.get('x-frame-options')).toBe('DENY')
})

test('over http nothing promises https', () => {
  expect(secure(page(), new URL('http://127.0.0.1/')).headers.has('strict-transport-security')).toBe(false)
})
