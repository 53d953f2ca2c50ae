import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../lib/transaction.ts'
import { localId } from '../lib/ids.ts'
import { saveStatuses } from '../sync/status.store.ts'
import { publish } from '../events/publish.ts'
import { connectBooks, type TestBooks } from '../testing/books.ts'
import { startKit, type Asker, type Kit, type Loose } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let books: TestBooks
let clientId: string

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  books = await connectBooks(kit, maya.workspaceId, new Date('2026-01-12T09:00:00Z'))
  const { data } = await maya.ask('mutation { createClient(input: { name: "Acme" }) { ... on Client { id } } }')
  clientId = data.createClient.id
})
afterAll(() => kit.close())

async function createInvoice(): Promise<string> {
  const lines = [
    { description: 'Design', quantity: '1', unitPrice: '100' },
    { description: 'Print', quantity: '2', unitPrice: '50' },
  ]
  const { data } = await maya.ask(
    'mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { ... on Invoice { id } } }',
    { input: { clientId, lines } },
  )
  return data.createInvoice.id
}

/** Reads one SSE stream, event by event. */
async function* events(response: Response): AsyncGenerator<Loose> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data) yield JSON.parse(data)
    }
  }
}

async function untilPending(stream: AsyncGenerator<Loose>): Promise<Loose[]> {
  const told: Loose[] = []
  while (told.at(-1)?.sync.state !== 'PENDING') told.push((await stream.next()).value.data.invoiceChanged)
  return told
}

function subscribe(asker: Asker, query: string): Promise<Response> {
  return Promise.resolve(
    kit.request('/graphql', {
      method: 'POST',
      headers: { ...asker.headers, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    }),
  )
}

test('a change of an invoice is told live, read again as its reader', async () => {
  const id = await createInvoice()
  const stream = events(
    await subscribe(maya, `subscription { invoiceChanged(id: "${id}") { id sync { state reason { code } } } }`),
  )
  const heard = untilPending(stream)
  const other = await createInvoice()
  expect(other).not.toBe(id)
  await changeStatus(id)
  // News of its making may come first.
  const told = await heard
  expect(new Set(told.map((one) => one.id))).toEqual(new Set([id]))
  expect(told.at(-1)).toEqual({ id, sync: { state: 'PENDING', reason: { code: 'QUEUED' } } })
  await changeStatus(id)
  expect((await stream.next()).value.data.invoiceChanged.id).toBe(id)
  await stream.return(undefined)
})

test('whoever loses their place hears nothing more', async () => {
  const id = await createInvoice()
  const guest = await kit.join(maya, 'Guest', 'viewer')
  const stream = events(await subscribe(guest, 'subscription { invoiceChanged { id } }'))
  const heard = stream.next()
  await changeStatus(id)
  expect((await heard).value.data.invoiceChanged.id).toBe(id)
  await kit.dependencies.prisma.member.deleteMany({ where: { user: { name: 'Guest' } } })
  const next = stream.next()
  await changeStatus(id)
  expect(await next).toMatchObject({ done: true })
})

test('many who ask the same cost one reading', async () => {
  const id = await createInvoice()
  // News comes in order: once this is heard, nothing of the making is on its way.
  const first = events(await subscribe(maya, `subscription { invoiceChanged(id: "${id}") { id sync { state } } }`))
  await changeStatus(id)
  await untilPending(first)
  await first.return(undefined)
  const readings = async (readers: number) => {
    const streams = await Promise.all(
      Array.from({ length: readers }, async () =>
        events(await subscribe(maya, 'subscription { invoiceChanged { id number } }')),
      ),
    )
    const heard = streams.map((stream) => stream.next())
    const before = kit.statements.length
    await changeStatus(id)
    for (const one of await Promise.all(heard)) expect(one.value.data.invoiceChanged.id).toBe(id)
    // Whether a listener is still signed in is asked by the clock, so only readings of the document count.
    const count = kit.statements.slice(before).filter((sql) => sql.includes('"public"."Document"')).length
    await Promise.all(streams.map((stream) => stream.return(undefined)))
    return count
  }
  const alone = await readings(1)
  expect(alone).toBeGreaterThan(0)
  expect(await readings(20)).toBe(alone)
})

test('what invoices come to is told per status and currency as it changes, and a void one comes to nothing', async () => {
  const { workspaceId, ...owner } = await kit.signUp('Owner')
  const { organisationId } = await connectBooks(kit, workspaceId, new Date('2026-01-12T09:00:00Z'))
  const { data } = await owner.ask('mutation { createClient(input: { name: "Sums" }) { ... on Client { id } } }')
  const draft = async (unitPrice: string, currency: string): Promise<string> => {
    const input = {
      clientId: data.createClient.id,
      currency,
      lines: [{ description: 'Work', quantity: '1', unitPrice }],
    }
    const made = await owner.ask(
      'mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { ... on Invoice { id } } }',
      { input },
    )
    return made.data.createInvoice.id
  }
  const read = async () =>
    (await owner.ask('{ invoiceCounts { notSynced pending sums { state count total { amount currency } } } }')).data
      .invoiceCounts
  expect(await read()).toEqual({ notSynced: 0, pending: 0, sums: [] })
  await draft('9999999998.99', 'GBP')
  await draft('1.01', 'GBP')
  const euros = await draft('7.50', 'EUR')
  const id = await draft('5.00', 'GBP')
  await owner.ask('mutation ($id: ID!) { voidInvoice(input: { invoiceId: $id }) { __typename } }', { id })
  const pounds = { state: 'NOT_SYNCED', count: 3, total: { amount: '10000000000.00', currency: 'GBP' } }
  const one = { count: 1, total: { amount: '7.50', currency: 'EUR' } }
  expect(await read()).toEqual({ notSynced: 4, pending: 0, sums: [pounds, { state: 'NOT_SYNCED', ...one }] })
  await changeStatus(euros, { workspaceId, organisationId })
  expect(await read()).toEqual({ notSynced: 3, pending: 1, sums: [pounds, { state: 'PENDING', ...one }] })
})

test('a stranger can’t listen', async () => {
  const response = await subscribe({ ...maya, headers: {} }, 'subscription { invoiceChanged { id } }')
  expect(await response.text()).toContain('UNAUTHENTICATED')
})

test('the number of statements does not grow with the number of invoices', async () => {
  for (let n = 0; n < 50; n++) await createInvoice()
  const READ = `query ($first: Int!) { invoices(first: $first) { totalCount nodes {
    number client { name ledgerContactId } lines { description taxRate { name } posting { account { code } problem { code } } }
    sync { state reason { code } } payments { sync { state } } timeline { text attempt { status } }
    preview { willBe problems { code } } } } }`
  const count = async (first: number) => {
    const before = kit.statements.length
    const { errors, data } = await maya.ask(READ, { first })
    expect(errors).toBeUndefined()
    expect(data.invoices.nodes).toHaveLength(first)
    // Who listened above may still be asked after, by the clock.
    return kit.statements.slice(before).filter((sql) => !sql.includes('"Session"')).length
  }
  await count(2)
  expect(await count(50)).toBe(await count(2))
})

async function changeStatus(
  invoice: string,
  at = { workspaceId: maya.workspaceId, organisationId: books.organisationId },
): Promise<void> {
  const id = localId('Invoice', invoice) ?? ''
  await inTransaction(kit.dependencies.prisma, async (transaction) => {
    const move = { documentId: id, state: 'PENDING', reason: { code: 'QUEUED' } } as const
    publish(transaction, await saveStatuses(transaction, at, [move]))
  })
}
