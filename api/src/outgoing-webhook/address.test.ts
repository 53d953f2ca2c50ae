import { expect, test } from 'vitest'
import { findFault, guardedLookup, isPublic, PrivateAddress } from './address.ts'
import { post } from './post.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
  'not an address',
])('%s is not for strangers to call', (address) => {
  expect(isPublic(address)).toBe(false)
})

test.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '172.32.0.1'])('%s is', (address) => {
  expect(isPublic(address)).toBe(true)
})

test.each([
  'http://example.com/',
  'ftp://example.com',
  'example.com',
  'https://user:pass@example.com/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://localhost/',
  'https://db.internal/',
  'https://printer.local/',
  'https://[::ffff:169.254.169.254]/',
  `https://example.com/${'x'.repeat(2000)}`,
])('%s is no endpoint', (url) => {
  expect(findFault(url, false)).toBeDefined()
})

test('an address of this machine is one where that is allowed, and no other private one is', () => {
  expect(findFault('http://localhost:3000/hooks', true)).toBeUndefined()
  expect(findFault('http://192.168.1.1/hooks', true)).toBeDefined()
  expect(findFault('https://example.com/hooks', false)).toBeUndefined()
})

test('a name that leads to a private address by the time it is called is not called', async () => {
  // This name leads here on every machine, as a name that changed its mind would.
  const found = await new Promise((resolve) => guardedLookup(false)('localhost', {}, (error) => resolve(error)))
  expect(found).toBeInstanceOf(PrivateAddress)
})

test('a private address is not called even where it was stored', async () => {
  const outcome = await post('https://10.0.0.1/hooks', { headers: {}, body: '{}' }, { allowsLocal: false })
  expect(outcome).toEqual({ status: undefined, said: 'Private addresses can’t be called.' })
})
