import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('nothing has to be set', () => {
  expect(readSettings({})).toEqual({
    settings: expect.objectContaining({
      WEB_PORT: 3000,
      API_PORT: 4000,
      SIMULATOR_PORT: 4100,
      XERO_API_URL: 'https://api.xero.com',
    }),
  })
})

test('an empty value counts as not set', () => {
  expect(readSettings({ API_PORT: ' ', XERO_CLIENT_ID: '' })).toEqual(readSettings({}))
})

test('all mistakes are reported at once, each with what mends it', () => {
  const read = readSettings({
    DATABASE_URL: 'mysql://localhost/tieout',
    API_PORT: 'four thousand',
    SIMULATOR_PORT: '70000',
    ENCRYPTION_KEY: 'short',
    AUTH_SECRET: 'short',
    PUBLIC_WEB_URL: 'tieout.example.com/',
    XERO_CLIENT_ID: 'id',
  })
  expect(read).toEqual({
    mistakes: [
      'DATABASE_URL must look like postgresql://user:password@host:5432/database.',
      'API_PORT must be a port number.',
      'SIMULATOR_PORT must be a port number, 1 to 65535.',
      'PUBLIC_WEB_URL must be an address such as https://tieout.example.com, with no path and no slash at the end.',
      'ENCRYPTION_KEY must be 32 random bytes in base64: make one with "openssl rand -base64 32".',
      'AUTH_SECRET must have 32 characters or more: make one with "openssl rand -base64 32".',
      'XERO_CLIENT_SECRET and XERO_WEBHOOK_KEY are missing: set all three of XERO_CLIENT_ID, XERO_CLIENT_SECRET, XERO_WEBHOOK_KEY for real Xero, or none for the simulator.',
    ],
  })
})

test('two parts on one port are refused', () => {
  expect(readSettings({ API_PORT: '3000' })).toEqual({
    mistakes: ['API_PORT is 3000, which another of WEB_PORT, API_PORT, SIMULATOR_PORT has too: give each its own.'],
  })
})

test('a secret may stand in a file, and a file that cannot be read is named', () => {
  expect(readSettings({ AUTH_SECRET_FILE: import.meta.filename })).toEqual({
    settings: expect.objectContaining({ AUTH_SECRET: expect.stringContaining('import { expect') }),
  })
  expect(readSettings({ AUTH_SECRET_FILE: '/nowhere' })).toEqual({
    mistakes: [
      expect.stringMatching(/^AUTH_SECRET_FILE names a file that cannot be read .*: correct the path or its rights\.$/),
    ],
  })
})
