import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { kowhaiId, northlightId } from './simulator.ts'
import { answerProblems } from './testing/check-model.ts'
import { openapiProblems } from './testing/check-openapi.ts'
import { connect, simulator } from './testing/session.ts'

const reads = [
  ...[
    '/Organisation',
    '/Organisation/Actions',
    '/Accounts',
    '/TaxRates',
    '/TrackingCategories',
    '/Currencies',
    '/Items',
  ],
  ...['/Contacts', '/Contacts?page=1&includeArchived=true', '/Invoices', '/Invoices?page=1', '/Payments?page=1'],
]

test.each([northlightId, kowhaiId])(
  'organisation %s answers every read as xero-node and Xero describe it',
  async (organisationId) => {
    const client = await connect(await simulator(), organisationId)
    for (const path of reads) expect((await client.call('GET', path)).status, path).toBe(200)
  },
)

test('the check itself notices a wrong type and an unknown name', () => {
  expect(answerProblems({ Invoices: [{ Total: '1.00', Nonsense: 1, Type: 'ACCWRECK' }] }, 'Invoices')).toEqual([
    'Invoices.Invoices[0].Total is string, not number',
    'Invoices.Invoices[0].Nonsense is unknown to xero-node',
    'Invoices.Invoices[0].Type is ACCWRECK, which is no Invoice.TypeEnum',
  ])
})

test('the check against a description notices a wrong type, an unknown name and a missing schema', () => {
  const folder = mkdtempSync(join(tmpdir(), 'description-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const description = `components: { schemas: { Accounts: { type: object, properties: { Accounts: { type: array, items: { $ref: '#/components/schemas/Account' } } } },
    Account: { type: object, properties: { Code: { type: string } } } } }`
  writeFileSync(join(folder, 'xero_accounting.yaml'), description)
  expect(openapiProblems(folder, { Id: 'x', Accounts: [{ Code: 'a' }] }, 'Accounts')).toEqual([])
  expect(openapiProblems(folder, { Accounts: [{ Code: 1, Nonsense: 2 }] }, 'Accounts')).toHaveLength(2)
  expect(openapiProblems(folder, {}, 'Nothing')).toHaveLength(1)
})

test('the SDK reads reference data through its own models', async () => {
  const { api, organisationId } = await connect(await simulator())
  const accounts = (await api.getAccounts(organisationId, undefined, 'Status=="ACTIVE" AND Type=="BANK"')).body.accounts
  const rates = (await api.getTaxRates(organisationId)).body.taxRates
  const organisation = (await api.getOrganisations(organisationId)).body.organisations?.[0]
  expect(accounts?.map(({ code }) => code)).toEqual(['090', '091', '092'])
  expect(rates?.find(({ taxType }) => taxType === 'OUTPUT2')?.effectiveRate).toBe(20)
  expect(organisation?.name).toBe('Northlight Studio Ltd')
})

test('a query nobody can parse is refused as Xero refuses it', async () => {
  const client = await connect(await simulator())
  const { status, json } = await client.call('GET', `/Contacts?where=${encodeURIComponent('Name=="a\\"b"')}`)
  expect([status, json.Type, json.ErrorNumber]).toEqual([400, 'QueryParseException', 16])
})
