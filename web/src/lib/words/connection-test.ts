import { count } from './plural.ts'

/** What asking Xero a few questions came to, and what they are. */
export const connectionTestWords = {
  testWorks: 'Last test: everything works',
  testFails: (n: number) => `Last test: ${count(n, 'problem')}`,
  untested: 'Connection test',
  notRun: 'Not run yet',
  checks: {
    Credentials: 'Credential',
    Scopes: 'Permissions',
    Organisation: 'Organisation',
    Permission: 'Can create invoices',
  },
  asked: {
    Credentials: 'Does Xero still know us?',
    Scopes: 'Is all we need allowed?',
    Organisation: 'Is it there, and active?',
    Permission: 'May we write in it?',
  },
  results: { PASSED: 'Passed', FAILED: 'Failed', UNKNOWN: 'Not known' },
  passedText: 'Works',
  unknownText: 'Xero does not say',
} as const
