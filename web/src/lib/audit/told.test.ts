import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { auditActs, auditWords } from '../words/audit.ts'
import { told, type Entry } from './told.ts'

const nothing: Entry = { action: 'signIn', subject: null, subjectId: null, names: [], asked: '{}' }

/** What happens without a mutation, as the audit log names it. */
const happenings = [
  ...['attachReceipt', 'backfillEnded', 'connected', 'connectionBroke', 'disconnected', 'disconnectedForInactivity'],
  ...['organisationChanged', 'signIn', 'webhookEndpointDisabled'],
]

function say(entry: Partial<Entry>): string {
  return told({ ...nothing, ...entry })
    .map((part) => (typeof part === 'string' ? part : part.name))
    .join('')
}

test('every mutation of the schema has words, and nothing else has', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../schema/schema.graphql'), 'utf8'))
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {})
  expect(mutations.length).toBeGreaterThan(100)
  expect(Object.keys(auditActs).toSorted()).toEqual([...mutations, ...happenings].toSorted())
})

test.each(Object.keys(auditActs))('%s is told of an entry that holds nothing more', (action) => {
  expect(say({ action })).toMatch(/^[a-z]+ [\p{L}’ ,-]+$/u)
})

test('what was asked is told by its names', () => {
  const names = [
    { id: 'a', name: 'VAT 20%' },
    { id: 'b', name: '20% (VAT on Income)' },
  ]
  const asked = JSON.stringify({ input: { taxRateId: 'a', ledgerTaxRateId: 'b', side: 'SALES' } })
  expect(say({ action: 'mapTax', names, asked })).toBe('mapped VAT 20% to 20% (VAT on Income)')
  expect(told({ ...nothing, action: 'mapTax', names, asked })[1]).toEqual(names[0])
  const byDefault = JSON.stringify({ input: { ledgerTaxRateId: 'b' } })
  expect(say({ action: 'mapTax', names, asked: byDefault })).toBe('made 20% (VAT on Income) the default tax rate')
  expect(say({ action: 'mapTax', asked })).toBe('changed a tax mapping')
})

test('what it was done to is told by its name', () => {
  expect(say({ action: 'approveBill', subject: 'HS-2204', subjectId: 'c' })).toBe('approved bill HS-2204')
})

test('many are counted, those the log left out too', () => {
  const asked = JSON.stringify({ input: { invoiceIds: ['a', 'b', '… 1200 more'] } })
  expect(say({ action: 'sendInvoices', asked })).toBe('sent 1,202 invoices')
  const one = { subject: 'INV-1', subjectId: 'a', asked: JSON.stringify({ input: { invoiceIds: ['a'] } }) }
  expect(say({ action: 'sendInvoices', ...one })).toBe('sent invoice INV-1')
})

test('what these words do not know yet is told by its name', () => {
  expect(say({ action: 'doSomethingNew' })).toBe('did doSomethingNew')
})

test('what was changed is told as the screens tell it', () => {
  expect(['true', 'false', null, 'ON_SEND', 'GBP', 'ACME & Sons'].map(auditWords.value)).toEqual([
    ...['on', 'off', '–', 'on send', 'GBP', 'ACME & Sons'],
  ])
})
