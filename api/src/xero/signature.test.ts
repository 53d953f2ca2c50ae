import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSignedByXero, signXero } from './signature.ts'

const body = Buffer.from('{"events":[],"entropy":"S0m3r4Nd0mt3xt"}')

it('signs with HMAC-SHA256 over the raw bytes, in base64', () => {
  expect(signXero(body, 'key')).toBe(createHmac('sha256', 'key').update(body).digest('base64'))
  expect(signXero(body, 'key')).toHaveLength(44)
})

it('accepts exactly the signed bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
      const signature = signXero(bytes, 'key')
      const changed = Uint8Array.from(bytes)
      changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ 1
      expect(isSignedByXero(bytes, signature, 'key')).toBe(true)
      expect(isSignedByXero(changed, signature, 'key')).toBe(false)
    }),
  )
})

it.each([
  ['another key', signXero(body, 'other')],
  ['no signature', null],
  ['an empty signature', ''],
  ['a short one', 'AAAA'],
  ['no base64', 'ÿ!'],
])('refuses %s', (_, signature) => {
  expect(isSignedByXero(body, signature, 'key')).toBe(false)
})

it('refuses everything while no key is set', () => {
  expect(isSignedByXero(body, signXero(body, ''), '')).toBe(false)
})
