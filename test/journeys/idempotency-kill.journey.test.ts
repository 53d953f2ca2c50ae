import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphAt, type Graph } from '../kit/graph.ts'
import { openMortalWorld, type MortalWorld } from '../kit/mortal.ts'
import { signUp } from '../kit/story.ts'

let world: MortalWorld
let database: Client
let cookie: string
let invoiceId: string

beforeAll(async () => {
  world = await openMortalWorld()
  await world.startTieout()
  database = new Client(world.databaseUrl)
  await database.connect()
  cookie = await signUp(world, `payer-${Date.now()}@example.com`)
  invoiceId = await sendInvoice(graphAt(world.apiUrl, { cookie }))
})
afterAll(async () => {
  await database.end()
  await world.close()
})

async function sendInvoice(graph: Graph): Promise<string> {
  const { id: clientId } = await graph.run('createClient', { name: 'Acme' }, '... on Client { id }')
  const { id: taxRateId } = await graph.run('createTaxRate', { name: 'VAT', percent: '20' }, '... on TaxRate { id }')
  const line = { description: 'Design', quantity: '1', unitPrice: '1000', taxRateId }
  const input = { clientId, issuedOn: '2026-11-01', dueOn: '2026-12-01', lines: [line] }
  const { id } = await graph.run('createInvoice', input, '... on Invoice { id }')
  await graph.run('sendInvoice', { invoiceId: id }, '... on Invoice { id }')
  return id
}

/** Records a payment that its reference tells from all others; undefined where no answer came. */
async function pay(reference: string): Promise<string | undefined> {
  const graph = graphAt(world.apiUrl, { cookie, 'idempotency-key': reference })
  const input = { invoiceId, amount: '1.00', date: '2026-11-20', reference }
  const paid = await graph.run('recordPayment', input, '... on Payment { id }').catch(() => undefined)
  return paid?.['id']
}

test('payments sent again after the process was killed are recorded once each, and answered', async () => {
  const references: string[] = []
  for (let round = 1; round <= 3; round++) {
    const fresh = Array.from({ length: 12 }, (_, n) => `pay-${round}-${n}`)
    references.push(...fresh)
    const answers = fresh.map((reference) => pay(reference))
    await Promise.race(answers)
    await world.killTieout()
    await Promise.all(answers)
    await world.startTieout()
    // As if a minute had passed: whoever was killed is believed no more.
    await database.query(`update "IdempotencyKey" set "lockedUntil" = now() - interval '1 second'`)
    const again = []
    for (const reference of fresh) again.push(await pay(reference))
    expect(again.filter((id) => id === undefined)).toEqual([])
  }
  const { rows } = await database.query<{ reference: string }>('select reference from "Payment" order by reference')
  expect(rows.map(({ reference }) => reference)).toEqual(references.toSorted())
})
