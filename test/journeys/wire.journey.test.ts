import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'
import { VirtualClock, type LoggedRequest } from '../xero-simulator/simulator.ts'
import { requestProblems } from '../xero-simulator/testing/check-request.ts'

interface Sent extends Pick<LoggedRequest, 'method' | 'status' | 'idempotencyKey'> {
  path: string
  query: URLSearchParams
  text: string
  body: Record<string, Record<string, any>[]> | undefined
}

const plainReads = ['/Organisation', '/Organisation/Actions', '/TaxRates', '/Accounts', '/Currencies']

/** Everything Tieout asks of the Accounting API, with every parameter it may carry. */
const vocabulary: Record<string, string[]> = {
  ...Object.fromEntries(plainReads.map((path) => [`GET ${path}`, []])),
  'GET /TrackingCategories': ['includeArchived'],
  'GET /Items': ['unitdp'],
  'GET /Contacts': ['includeArchived', 'order', 'page', 'pageSize'],
  'PUT /Contacts': ['summarizeErrors'],
  'GET /Invoices': ['IDs', 'InvoiceNumbers', 'order', 'page', 'pageSize', 'unitdp', 'where'],
  'PUT /Invoices': ['summarizeErrors', 'unitdp'],
  'POST /Invoices': ['summarizeErrors', 'unitdp'],
  'GET /Payments': ['page', 'pageSize', 'where'],
  'PUT /Payments': ['summarizeErrors'],
}

const clock = new VirtualClock({ ticking: 'with-real-time' })
let world: World
let story: Story
let sent: Sent[]

beforeAll(async () => {
  world = await openWorld({ simulator: { keepBodies: true, clock }, overrides: { clock } })
  story = await beginStory(world)
  await story.connect()
  await story.mapDefaults({ payments: true })
  await tellTheMainJob()
  sent = world.simulator.control.requests({ path: '/api.xro/2.0/' }).map(toSent)
})
afterAll(() => world.close())

describe('what Tieout sends', () => {
  test('is known to Xero: the call, its parameters, its body', () => {
    expect(sent.flatMap(requestProblems)).toEqual([])
  })

  test('is no more than it needs, and all of it was answered', () => {
    const asked = new Map<string, Set<string>>()
    for (const { method, path, query } of sent) {
      const names = asked.get(`${method} ${path}`) ?? new Set()
      asked.set(`${method} ${path}`, new Set([...names, ...query.keys()]))
    }
    for (const [call, names] of asked) expect([call, [...names].toSorted()]).toEqual([call, vocabulary[call]])
    expect([...asked.keys()].toSorted()).toEqual(Object.keys(vocabulary).toSorted())
    expect(sent.filter(({ status }) => status !== 200)).toEqual([])
  })

  test('reads documents in pages, with all decimals', () => {
    for (const { query } of of('GET /Invoices')) {
      expect(query.get('page')).toMatch(/^\d+$/)
      expect(query.get('unitdp')).toBe('4')
    }
    for (const { query } of [...of('GET /Contacts'), ...of('GET /Payments')]) expect(query.get('page')).toMatch(/^\d+$/)
  })
})

describe('every write', () => {
  test('has a key of its own that Xero can remember', () => {
    const keys = writes().map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^.{1,128}$/)
  })

  test('asks to be told of each row, and for four decimals where prices go', () => {
    for (const { query } of writes()) expect(query.get('summarizeErrors')).toBe('false')
    for (const { query } of invoiceWrites()) expect(query.get('unitdp')).toBe('4')
  })

  test('carries at most fifty rows, and as many together as there are', () => {
    for (const write of writes()) expect(rowsOf(write).length).toBeLessThanOrEqual(50)
    const batches = of('PUT /Invoices').map((write) => rowsOf(write).length)
    expect(batches).toContain(50)
    expect(batches.reduce((sum, size) => sum + size)).toBe(story.held().length)
  })

  test('that creates is a PUT without ids, and one that changes is a POST by id', () => {
    const id = { Invoices: 'InvoiceID', Contacts: 'ContactID', Payments: 'PaymentID' } as Record<string, string>
    for (const write of writes()) {
      const name = id[write.path.slice(1)] ?? ''
      for (const row of rowsOf(write))
        expect(row[name] !== undefined, JSON.stringify(row)).toBe(write.method === 'POST')
    }
  })

  test('names a contact by its id and nothing else', () => {
    const contacts = invoiceWrites()
      .flatMap(rowsOf)
      .flatMap(({ Contact }) => Contact ?? [])
    expect(contacts.length).toBeGreaterThan(50)
    for (const contact of contacts) expect(contact).toEqual({ ContactID: expect.stringMatching(/^[\da-f-]{36}$/) })
  })

  test('keeps the lines Xero knows by their ids, and gives none to new ones', () => {
    const [update] = rows('POST /Invoices')
    const created = rows('PUT /Invoices')
    for (const { LineItems } of created) for (const line of LineItems) expect(line).not.toHaveProperty('LineItemID')
    const held = story.held().find((one) => one['InvoiceID'] === update?.['InvoiceID'])
    const [kept, added] = held?.['LineItems'] ?? []
    expect(update?.['LineItems']).toMatchObject([{ LineItemID: kept.LineItemID, Quantity: 3 }, { Quantity: 0.3333 }])
    expect(update?.['LineItems'][1]).not.toHaveProperty('LineItemID')
    expect(added.LineItemID).not.toBe(kept.LineItemID)
  })

  test('that voids says so and nothing more', () => {
    expect(rows('POST /Invoices').filter((row) => row['Status'] === 'VOIDED')).toEqual([
      { InvoiceID: expect.any(String), Status: 'VOIDED' },
    ])
  })

  test('writes numbers as people do: four decimals for prices, two for money', () => {
    for (const { text } of writes()) expect(text).not.toMatch(/:-?\d+\.\d{5,}|:-?\d+(\.\d+)?e/i)
    const payments = rows('PUT /Payments')
    const paid = { Amount: 100.1, Date: '2026-11-20', Invoice: { InvoiceID: expect.any(String) } }
    expect(payments).toMatchObject([paid, paid])
    expect(of('PUT /Invoices').flatMap(({ text }) => text.match(/"UnitAmount":0\.1234\b/) ?? [])).not.toEqual([])
  })
})

test('Xero’s rules were never broken on the way', () => {
  expect(world.simulator.control.violations()).toEqual([])
})

/** Fifty-five invoices at once, one of them changed, one void, one paid here, one paid there, one linked, all read again. */
async function tellTheMainJob(): Promise<void> {
  const { graph } = story
  const clientId = await story.createClient('O’Brien "& Zoë"')
  const line = { description: 'Fein & teuer', quantity: '1.5', unitPrice: '0.1234' }
  await story.send(await story.createInvoice('W-001', { lines: [line], reference: 'PO 7' }))
  const ids: string[] = []
  for (let n = 2; n <= 55; n++)
    ids.push(await story.createInvoice(`W-${`${n}`.padStart(3, '0')}`, n % 2 ? {} : { clientId }))
  await graph.run('sendInvoices', { invoiceIds: ids }, '... on SendInvoicesSuccess { refused { invoiceId } }')
  await world.settle()
  const { id: invoiceId, version } = await story.invoice('W-002')
  const lines = [
    { description: 'Design', quantity: '3', unitPrice: '100' },
    { description: 'More', quantity: '0.3333', unitPrice: '9.9999' },
  ]
  await graph.run('updateInvoice', { invoiceId, version, lines }, '... on Invoice { id }')
  await world.settle()
  await graph.run('voidInvoice', { invoiceId: (await story.invoice('W-003')).id }, '... on Invoice { id }')
  await pay('W-004')
  await world.settle()
  // An answer that is lost, and noticed too late to repeat the call: Tieout has to look.
  world.simulator.control.addFault({ kind: 'drop-after-commit', times: 1, match: { method: 'PUT' } })
  await pay('W-007')
  await world.settle()
  await clock.advance(10 * 60_000)
  await world.settle()
  story.inXero({ action: 'pay', invoice: 'W-005' })
  await graph.run('refreshInvoice', { invoiceId: (await story.invoice('W-005')).id }, '... on Invoice { status }')
  await graph.run('linkInvoice', { invoiceId: (await story.invoice('W-006')).id }, '... on Invoice { id }')
  await graph.run('testConnection', undefined, '')
  await graph.run('syncReferenceData', undefined, '')
  await world.settle()
}

async function pay(number: string): Promise<void> {
  const payment = { invoiceId: (await story.invoice(number)).id, amount: '100.10', date: '2026-11-20' }
  await story.graph.run('recordPayment', payment, '... on Payment { id }')
}

function toSent({ method, path, query, status, idempotencyKey, body: text }: LoggedRequest): Sent {
  const body = text ? JSON.parse(text) : undefined
  const common = { method, status, idempotencyKey, body, text: text ?? '' }
  return { ...common, path: path.replace('/api.xro/2.0', ''), query: new URLSearchParams(query) }
}

function of(call: string): Sent[] {
  return sent.filter(({ method, path }) => `${method} ${path}` === call)
}

function rows(call: string): Record<string, any>[] {
  return of(call).flatMap(rowsOf)
}

function writes(): Sent[] {
  return sent.filter(({ method }) => method !== 'GET')
}

function invoiceWrites(): Sent[] {
  return [...of('PUT /Invoices'), ...of('POST /Invoices')]
}

function rowsOf({ path, body }: Sent): Record<string, any>[] {
  return body?.[path.slice(1)] ?? []
}
