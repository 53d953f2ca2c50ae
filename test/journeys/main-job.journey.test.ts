import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let story: Story

beforeAll(async () => {
  world = await openWorld()
  story = await beginStory(world)
})
afterAll(() => world.close())

describe('connect, map, push, paid', () => {
  test('an invoice sent before anything is set up stays here and says so', async () => {
    await story.send(await story.createInvoice('INV-0001'))
    expect(await story.invoice('INV-0001')).toMatchObject({ status: 'SENT', sync: { state: 'NOT_SYNCED' } })
  })

  test('connecting lands on the mapping with the organisation and its books read', async () => {
    expect(await story.connect()).toBe('/settings/integrations/xero/mapping?welcome=1')
    const { connection } = await story.graph.ask(`{ connection { status organisationName baseCurrency
      missingSetup { code } taxMappings { id } accountMappings { id } } }`)
    expect(connection).toMatchObject({
      status: 'CONNECTED',
      organisationName: story.organisation.name,
      baseCurrency: 'GBP',
      missingSetup: [{ code: 'SETUP_INCOMPLETE' }, { code: 'SETUP_INCOMPLETE' }],
    })
  })

  test('an invoice sent before the mapping is complete waits, and goes by itself when it is', async () => {
    await story.send(await story.createInvoice('INV-0002'))
    expect((await story.invoice('INV-0002')).sync).toMatchObject({
      state: 'NOT_SYNCED',
      reason: { code: 'SETUP_INCOMPLETE' },
    })
    await story.mapDefaults({ payments: true })
    await world.settle()
    expect((await story.invoice('INV-0002')).sync.state).toBe('SYNCED')
  })

  test('a sent invoice appears in Xero once, with the right contact, account, tax and total', async () => {
    const sent = await story.send(await story.createInvoice('INV-0003'))
    expect(sent).toMatchObject({ __typename: 'Invoice', status: 'SENT', sync: { state: 'PENDING' } })
    await world.settle()
    const [inXero, ...others] = story.held().filter((invoice) => invoice['InvoiceNumber'] === 'INV-0003')
    expect(others).toEqual([])
    expect(inXero).toMatchObject({
      Type: 'ACCREC',
      Status: 'AUTHORISED',
      Contact: { Name: 'Acme & Sons' },
      CurrencyCode: 'GBP',
      Total: 120,
      TotalTax: 20,
      LineItems: [{ Description: 'Design', AccountCode: '200', TaxType: 'OUTPUT2', LineAmount: 100 }],
    })
    expect((await story.invoice('INV-0003')).sync).toMatchObject({
      state: 'SYNCED',
      ledgerId: inXero?.['InvoiceID'],
      ledgerStatus: 'AUTHORISED',
      ledgerTotal: { amount: '120.00' },
    })
  })

  test('paid in Xero turns paid here, told by the webhook', async () => {
    story.inXero({ action: 'part-pay', invoice: 'INV-0003', amount: '20.00' })
    await heard()
    expect(await story.invoice('INV-0003')).toMatchObject({
      status: 'PARTIALLY_PAID',
      amountDue: { amount: '100.00' },
      payments: [{ origin: 'LEDGER', amount: { amount: '20.00' } }],
    })
    story.inXero({ action: 'pay', invoice: 'INV-0003' })
    await heard()
    expect(await story.invoice('INV-0003')).toMatchObject({ status: 'PAID', amountDue: { amount: '0.00' } })
  })

  test('a payment recorded here reaches Xero once, and its echo records nothing twice', async () => {
    const { id } = await story.invoice('INV-0002')
    const input = { invoiceId: id, amount: '120.00', date: '2026-11-20', reference: 'BACS' }
    const recorded = await story.graph.run('recordPayment', input, '... on Payment { id sync { state } }')
    expect(recorded).toMatchObject({ __typename: 'Payment', sync: { state: 'PENDING' } })
    await world.settle()
    await heard()
    const invoice = await story.invoice('INV-0002')
    expect(invoice).toMatchObject({ status: 'PAID', payments: [{ origin: 'APP', sync: { state: 'SYNCED' } }] })
    expect(story.held().find((one) => one['InvoiceNumber'] === 'INV-0002')).toMatchObject({
      Status: 'PAID',
      AmountDue: 0,
    })
  })

  test('three invoices that cannot go say three different things, and nothing of them is in Xero', async () => {
    const before = story.held().length
    const service = await story.graph.run('createService', { name: 'Printing' }, '... on Service { id }')
    const { ledgerAccounts } = await story.graph.ask(
      '{ ledgerAccounts(first: 100, purpose: INCOME) { nodes { id code } } }',
    )
    const other = ledgerAccounts.nodes.find((account: any) => account.code === '260')
    await story.graph.run(
      'mapAccount',
      { purpose: 'SERVICE', subjectId: service['id'], ledgerAccountId: other.id },
      '... on AccountMapping { id }',
    )
    story.inXero({ action: 'archive-account', account: '260' })
    await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { archived }')
    const line = { description: 'Print', quantity: '1', unitPrice: '10', serviceId: service['id'] }
    await story.send(await story.createInvoice('INV-0010', { lines: [line] }))
    await story.send(await story.createInvoice('INV-0011', { currency: 'CHF' }))
    await world.settle()
    expect((await story.invoice('INV-0010')).sync).toMatchObject({
      state: 'FAILED',
      reason: { code: 'ACCOUNT_ARCHIVED' },
    })
    expect((await story.invoice('INV-0011')).sync).toMatchObject({
      state: 'SKIPPED',
      reason: { code: 'CURRENCY_UNSUPPORTED' },
    })
    expect(story.held()).toHaveLength(before)
  })

  test('disconnecting stops at once, keeps what was synced, and ends the connection at Xero', async () => {
    const { connection } = await story.graph.ask('{ connection { id } }')
    const ended = await story.graph.run('disconnect', { connectionId: connection.id }, '... on Connection { status }')
    expect(ended).toMatchObject({ status: 'DISCONNECTED' })
    expect(world.simulator.control.state(story.organisation.organisationId).connected).toBe(false)
    expect((await story.invoice('INV-0003')).status).toBe('PAID')
  })

  test('Xero’s rules were never broken on the way', () => {
    expect(world.simulator.control.violations()).toEqual([])
  })
})

/** Waits until everything Xero said was heard and taken in. */
async function heard(): Promise<void> {
  const { inboundEvent } = world.dependencies.prisma
  for (;;) {
    const isTold = world.simulator.control.webhooks().waiting === 0
    await world.settle()
    if (isTold && (await inboundEvent.count({ where: { state: 'PENDING' } })) === 0) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}
