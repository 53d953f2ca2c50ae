import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { graphAt, type Graph } from '../kit/graph.ts'
import { openMortalWorld, type MortalWorld } from '../kit/mortal.ts'
import { signUp, visitCallback } from '../kit/story.ts'
import { northlightId } from '../xero-simulator/simulator.ts'

const patience = { timeout: 100_000, interval: 100 }
let world: MortalWorld
let cookie: string
let graph: Graph

beforeAll(async () => {
  world = await openMortalWorld()
  await world.startTieout()
  await world.startXero()
  cookie = await signUp(world, 'maya@example.com')
  graph = graphAt(world.apiUrl, { cookie })
})
afterAll(() => world.close())

describe('the main job, with the power cut between its steps', () => {
  test('a consent goes on where it stood', async () => {
    const begun = await graph.run('connect', { provider: 'XERO' }, '... on ConnectSuccess { authorizationUrl }')
    await powerCut()
    const { location } = await world.lever('/authorise', {
      url: begun['authorizationUrl'],
      organisationIds: [northlightId],
    })
    await powerCut()
    expect(await visitCallback(world, location, { cookie })).toBe('/settings/integrations/xero/mapping?welcome=1')
    await powerCut()
    const { connection } = await graph.ask('{ connection { status organisationName } }')
    expect(connection).toEqual({ status: 'CONNECTED', organisationName: 'Northlight Studio Ltd' })
  })

  test('the mapping stays', async () => {
    const { ledgerTaxRates, income, bank } = await graph.ask(`{
      ledgerTaxRates(first: 100) { nodes { id taxType } }
      income: ledgerAccounts(first: 100, purpose: INCOME) { nodes { id code } }
      bank: ledgerAccounts(first: 100, purpose: PAYMENT) { nodes { id code } } }`)
    const tax = ledgerTaxRates.nodes.find((rate: any) => rate.taxType === 'OUTPUT2')
    await graph.run('mapTax', { ledgerTaxRateId: tax.id }, '')
    for (const [purpose, { nodes }, code] of [['INCOME', income, '200'] as const, ['PAYMENT', bank, '090'] as const]) {
      const ledgerAccountId = nodes.find((one: any) => one.code === code).id
      await graph.run('mapAccount', { purpose, ledgerAccountId }, '')
    }
    await powerCut()
    const { connection } = await graph.ask('{ connection { missingSetup { code } accountMappings { purpose } } }')
    expect(connection).toMatchObject({ missingSetup: [], accountMappings: [{}, {}] })
  })

  test('invoices on their way when the power goes arrive once each', async () => {
    const client = await graph.run('createClient', { name: 'Acme & Sons' }, '... on Client { id }')
    const lines = [{ description: 'Design', quantity: '1', unitPrice: '100' }]
    const invoiceIds = []
    for (const number of ['CUT-1', 'CUT-2', 'CUT-3']) {
      const input = { clientId: client['id'], number, lines }
      invoiceIds.push((await graph.run('createInvoice', input, '... on Invoice { id }'))['id'])
    }
    const match = { method: 'PUT', path: '/api.xro/2.0/Invoices' }
    await world.lever('/faults', { kind: 'latency', latencyMs: 2_000, times: 1, match })
    await graph.run('sendInvoices', { invoiceIds }, '... on SendInvoicesSuccess { refused { invoiceId } }')
    await writeReachedXero()
    await world.killTieout()
    await vi.waitFor(async () => expect((await held()).invoices).not.toEqual([]), patience)
    await powerCut()
    for (const number of ['CUT-1', 'CUT-2', 'CUT-3'])
      await vi.waitFor(async () => expect(await invoice(number)).toMatchObject({ sync: { state: 'SYNCED' } }), patience)
    const { invoices, contacts } = await held()
    expect(invoices.map((one: any) => one.InvoiceNumber).toSorted()).toEqual(['CUT-1', 'CUT-2', 'CUT-3'])
    expect(contacts.filter((one: any) => one.Name === 'Acme & Sons')).toHaveLength(1)
  })

  test('what was paid in Xero while Tieout was gone is PAID here when both are back', async () => {
    await powerCut()
    await world.killTieout()
    await world.lever('/actions', { action: 'pay', organisationId: northlightId, invoice: 'CUT-1' })
    await powerCut()
    await vi.waitFor(async () => expect(await invoice('CUT-1')).toMatchObject({ status: 'PAID' }), patience)
    expect((await invoice('CUT-1')).payments).toHaveLength(1)
  })

  test('a payment recorded right before the power goes is in Xero once', async () => {
    const input = { invoiceId: (await invoice('CUT-2')).id, amount: '60.00', date: '2026-11-20' }
    const recorded = await graph.run('recordPayment', input, '... on Payment { id }')
    expect(recorded).toMatchObject({ __typename: 'Payment' })
    await powerCut()
    const synced = { status: 'PARTIALLY_PAID', payments: [{ origin: 'APP', sync: { state: 'SYNCED' } }] }
    await vi.waitFor(async () => expect(await invoice('CUT-2')).toMatchObject(synced), patience)
    const { payments } = await held()
    expect(payments.map((one: any) => [one.Invoice.InvoiceNumber, one.Amount]).toSorted()).toEqual([
      ['CUT-1', 100],
      ['CUT-2', 60],
    ])
  })

  test('a disconnect stays one', async () => {
    const { connection } = await graph.ask('{ connection { id } }')
    await graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
    await powerCut()
    expect((await graph.ask('{ connection { status } }'))['connection']).toEqual({ status: 'DISCONNECTED' })
    expect((await held()).connected).toBe(false)
    expect(await invoice('CUT-1')).toMatchObject({ status: 'PAID' })
  })
})

/** Xero comes back last: it repeats at once what Tieout never took from it. */
async function powerCut(): Promise<void> {
  expect(await world.lever('/violations')).toEqual([])
  await Promise.all([world.killTieout(), world.killXero()])
  await world.startTieout()
  await world.startXero()
}

/** Resolves when Xero works at the write. */
async function writeReachedXero(): Promise<void> {
  await vi.waitFor(async () => expect(await world.lever('/faults')).toMatchObject([{ struck: 1 }]), patience)
}

function held(): Promise<any> {
  return world.lever(`/state/${northlightId}`)
}

async function invoice(number: string): Promise<Record<string, any>> {
  const fields = 'id status payments { origin sync { state } } sync { state reason { code } }'
  return (await graph.ask(`{ invoiceByNumber(number: "${number}") { ${fields} } }`))['invoiceByNumber']
}
