import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { centsIn, countInvoice, type CountedLine } from '../kit/fractions.ts'
import type { Story } from '../kit/story.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story
/** Our rates by percent. The last two are mapped to none of Xero's: the default takes their own tax amount. */
const percents = ['20', '5', '0', '14.975', '17.5', '8.875']
const rateIds = new Map<string, string>()
let clientId: string

beforeAll(async () => {
  world = await openTimedWorld()
  story = await beginConnectedStory(world)
  clientId = await story.createClient('Acme & Sons', 'accounts@acme.example')
  const components = [
    { name: 'Federal', rate: '5' },
    { name: 'Provincial', rate: '9.975' },
  ]
  story.inXero({ action: 'add-tax-rate', name: 'Of two parts', like: 'OUTPUT2', components })
  await story.graph.run('syncReferenceData', undefined, '')
  const { ledgerTaxRates } = await story.graph.ask('{ ledgerTaxRates(first: 100) { nodes { id taxType } } }')
  const theirs: Record<string, string> = {
    '20': 'OUTPUT2',
    '5': 'RROUTPUT',
    '0': 'ZERORATEDOUTPUT',
    '14.975': 'TAX001',
  }
  for (const percent of percents) {
    const taxRateId = await story.createTaxRate(`VAT ${percent}`, percent)
    rateIds.set(percent, taxRateId)
    const { id } = ledgerTaxRates.nodes.find(({ taxType }: any) => taxType === theirs[percent]) ?? {}
    if (id) await story.graph.run('mapTax', { taxRateId, ledgerTaxRateId: id }, '... on TaxMapping { id }')
  }
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const seed = 20_261_121
const invoices = 240

function fourPlaces(most: number): fc.Arbitrary<string> {
  const written = (n: number) => `${Math.trunc(n / 10_000)}.${String(n % 10_000).padStart(4, '0')}`
  return fc.integer({ min: 1, max: most }).map(written)
}

const line: fc.Arbitrary<CountedLine> = fc.record({
  quantity: fc.tuple(fc.constantFrom('', '', '', '-'), fourPlaces(2_000_000)).map(([sign, n]) => sign + n),
  unitPrice: fourPlaces(50_000_000),
  percent: fc.constantFrom(...percents),
})
const invoice = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 8 }),
    currency: fc.constantFrom('GBP', 'EUR', 'USD'),
  })
  // Neither of us bills nothing, or less.
  .filter(({ lines }) => countInvoice(lines).total > 0n)

test(`${invoices} invoices of any lines come to the same here, in Xero and in exact fractions, to the cent`, async () => {
  const drawn = fc.sample(invoice, { seed, numRuns: invoices })
  const ids: string[] = []
  for (const [index, { lines, currency }] of drawn.entries()) {
    const written = lines.map(({ percent, ...rest }, at) => ({
      ...{ description: `Line ${at + 1}`, taxRateId: rateIds.get(percent) },
      ...rest,
    }))
    ids.push(await story.createInvoice(`M-${index}`, { clientId, currency, lines: written }))
  }
  for (let from = 0; from < ids.length; from += 100) {
    const invoiceIds = ids.slice(from, from + 100)
    const sent = await story.graph.run('sendInvoices', { invoiceIds }, '... on SendInvoicesSuccess { invoices { id } }')
    expect(sent['invoices']).toHaveLength(invoiceIds.length)
  }
  await world.sweep()
  expect((await story.graph.ask('{ needsYou { problem { code message } count } }'))['needsYou']).toEqual([])
  expect(story.held()).toHaveLength(invoices)
  const held = new Map(story.held().map((one) => [one['InvoiceNumber'], one]))
  for (const [index, { lines }] of drawn.entries()) {
    const expected = countInvoice(lines)
    const { invoiceByNumber: ours } = await story.graph.ask(
      `query ($number: String!) { invoiceByNumber(number: $number) { subtotal { amount } taxTotal { amount } total { amount }
        lines { net { amount } tax { amount } } sync { state ledgerTotal { amount } } } }`,
      { number: `M-${index}` },
    )
    const cents = ({ amount }: { amount: string }) => centsIn(amount)
    const here = { net: cents(ours.subtotal), tax: cents(ours.taxTotal), total: cents(ours.total) }
    const oursByLine = ours.lines.map(({ net, tax }: any) => ({ net: cents(net), tax: cents(tax) }))
    expect({ lines: oursByLine, ...here }, `${index} here`).toEqual(expected)
    const theirs = held.get(`M-${index}`)
    const byLine = theirs?.['LineItems'].map((one: any) => ({
      net: centsIn(one.LineAmount),
      tax: centsIn(one.TaxAmount),
    }))
    const there = {
      net: centsIn(theirs?.['SubTotal']),
      tax: centsIn(theirs?.['TotalTax']),
      total: centsIn(theirs?.['Total']),
    }
    expect({ lines: byLine, ...there }, `${index} in Xero`).toEqual(expected)
    expect(ours.sync, `${index}`).toMatchObject({ state: 'SYNCED' })
    expect(cents(ours.sync.ledgerTotal)).toBe(expected.total)
  }
})
