import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, sendNew } from '../kit/connected-story.ts'
import { graphAt } from '../kit/graph.ts'
import type { Story } from '../kit/story.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story
let clientId: string
let taxRateId: string

beforeAll(async () => {
  world = await openTimedWorld()
  story = await beginConnectedStory(world)
  clientId = await story.createClient('Acme & Sons', 'accounts@acme.example')
  taxRateId = await story.createTaxRate('VAT 20', '20')
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const problem = '... on InvalidInput { fields { path message } }'
const line = { description: 'Work', quantity: '1', unitPrice: '100' }

function write(input: Record<string, unknown>) {
  const given = { clientId, number: 'X-1', issuedOn: '2026-11-01', dueOn: '2026-12-01', lines: [line], ...input }
  return story.graph.run('createInvoice', given, `... on Invoice { id } ${problem}`)
}

async function counts() {
  const { invoices, clients } = await story.graph.ask(
    '{ invoices(first: 1) { totalCount } clients(first: 1) { totalCount } }',
  )
  return [invoices.totalCount, clients.totalCount]
}

describe('what cannot be is refused in words that name the field, and nothing is saved', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a number of 256 characters', { number: 'n'.repeat(256) }, 'number'],
    ['an empty number', { number: ' ' }, 'number'],
    [
      'a description of 4,001 characters',
      { lines: [{ ...line, description: 'd'.repeat(4001) }] },
      'lines.0.description',
    ],
    ['an empty description', { lines: [line, { ...line, description: '' }] }, 'lines.1.description'],
    ['a price of five decimals', { lines: [{ ...line, unitPrice: '1.23456' }] }, 'lines.0.unitPrice'],
    ['a quantity beyond Xero’s', { lines: [{ ...line, quantity: '10000000000' }] }, 'lines.0.quantity'],
    ['a total below zero', { lines: [{ ...line, unitPrice: '-5' }] }, 'lines'],
    ['no lines', { lines: [] }, 'lines'],
    ['1,001 lines', { lines: Array.from({ length: 1001 }, () => line) }, 'lines'],
    ['30 February', { issuedOn: '2026-02-30' }, 'issuedOn'],
    ['the year 1', { issuedOn: '0001-01-01' }, 'issuedOn'],
    ['the year 9999', { dueOn: '9999-12-31' }, 'dueOn'],
    ['a currency that is none', { currency: 'XYZ1' }, 'currency'],
    ['a reference of 256 characters', { reference: 'r'.repeat(256) }, 'reference'],
  ])('%s', async (_, input, path) => {
    const before = await counts()
    const refused = await write(input)
    expect(refused).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', fields: [{ path }] })
    expect(refused['fields'][0].message).toMatch(/^[A-Z].+\.$/)
    expect(await counts()).toEqual(before)
  })

  test.each([
    ['of 256 characters', 'n'.repeat(256)],
    ['with <', 'Acme <script>'],
    ['of blanks', '   '],
  ])('a client’s name %s', async (_, name) => {
    const before = await counts()
    const refused = await story.graph.run('createClient', { name }, `... on Client { id } ${problem}`)
    expect(refused).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'name' }] })
    expect(await counts()).toEqual(before)
  })

  test.each(['1,200.50', '"12"', '12e3', '', '٣'])('a price written %s', async (unitPrice) => {
    const before = await counts()
    await expect(write({ lines: [{ ...line, unitPrice }] })).rejects.toThrow(/Decimal/)
    expect(await counts()).toEqual(before)
  })
})

describe('what is unusual and right is the same in Xero', () => {
  const names = ['n'.repeat(255), 'Ünïcødé 🧾 & “Söhne”', 'شركة الميناء', `O'Neil, "Sons", Ltd.`, 'a\u200Bb']
  test.each(names.map((name, at) => [name.slice(0, 24), name, at] as const))(
    'a client named %s',
    async (_, name, at) => {
      const id = await story.createClient(name, `person${at}@acme.example`)
      const description = `${name} <b>bold</b>, "quoted"`
      const reference = name.slice(0, 200)
      await sendNew(story, `N-${at}`, {
        ...{ clientId: id, reference },
        lines: [
          { ...line, description, quantity: '0.3333', unitPrice: '0.0001', taxRateId },
          { ...line, taxRateId },
        ],
      })
      await world.sweep()
      expect(inXeroBy(story, `N-${at}`)).toMatchObject([
        { Reference: reference, LineItems: [{ Description: description, UnitAmount: 0.0001 }, {}], Total: 120 },
      ])
      expect(inXeroBy(story, `N-${at}`)[0]?.['Contact'].Name).toBe(name)
    },
  )

  test('a thousand lines, some given back', async () => {
    const lines = Array.from({ length: 1000 }, (_, at) => ({
      ...{ description: `Line ${at}`, quantity: at % 7 === 3 ? '-1' : '1', unitPrice: '1.0005', taxRateId },
    }))
    await sendNew(story, 'THOUSAND', { clientId, lines })
    await world.sweep()
    const { total, sync } = await story.invoice('THOUSAND')
    expect(sync).toMatchObject({ state: 'SYNCED', reason: null, warning: null })
    const [theirs] = inXeroBy(story, 'THOUSAND')
    expect(theirs?.['LineItems']).toHaveLength(1000)
    expect(theirs?.['Total']).toBe(Number(total.amount))
  })
})

describe('what Xero would not take stays here and says why', () => {
  test('a total of zero', async () => {
    await sendNew(story, 'ZERO', { clientId, lines: [{ ...line, unitPrice: '0' }] })
    await world.sweep()
    const { sync } = await story.invoice('ZERO')
    expect(sync).toMatchObject({ state: 'SKIPPED', reason: { code: 'ZERO_TOTAL' } })
    expect(inXeroBy(story, 'ZERO')).toEqual([])
  })

  test('a date in a locked period, until the date is mended', async () => {
    story.inXero({ action: 'lock', period: '2026-10-31' })
    await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { __typename }')
    await sendNew(story, 'LOCKED', { clientId, issuedOn: '2026-10-01' })
    await world.sweep()
    const { id, version, sync } = await story.invoice('LOCKED')
    expect(sync).toMatchObject({
      state: 'FAILED',
      reason: { code: 'LOCKED_PERIOD', fix: { path: expect.any(String) } },
    })
    expect(sync.reason.message).toContain('31 October 2026')
    expect(inXeroBy(story, 'LOCKED')).toEqual([])
    await story.graph.run('updateInvoice', { invoiceId: id, version, issuedOn: '2026-11-01' }, '... on Invoice { id }')
    await world.sweep()
    expect(inXeroBy(story, 'LOCKED')).toHaveLength(1)
  })
})

test('of two people who map one rate at once, the second is told of the first, and loses nothing unseen', async () => {
  const second = graphAt(world.apiUrl, { cookie: story.cookie })
  const { ledgerTaxRates } = await story.graph.ask('{ ledgerTaxRates(first: 100) { nodes { id name taxType } } }')
  const [first, other] = ledgerTaxRates.nodes.filter(
    ({ taxType }: any) => taxType === 'OUTPUT2' || taxType === 'RROUTPUT',
  )
  const mapTax = (graph: Story['graph'], ledgerTaxRateId: string, revision?: string) =>
    graph.run('mapTax', { taxRateId, ledgerTaxRateId, revision }, '... on TaxMapping { id ledgerTaxRate { id } }')
  expect(await mapTax(story.graph, first.id, '')).toMatchObject({ ledgerTaxRate: { id: first.id } })
  const refused = await mapTax(second, other.id, '')
  expect(refused).toMatchObject({ __typename: 'Conflict', code: 'MAPPING_CHANGED' })
  expect(refused['message']).toContain(first.name)
  expect(await mapTax(second, other.id)).toMatchObject({ ledgerTaxRate: { id: other.id } })
})
