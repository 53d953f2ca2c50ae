import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import { beginStory, type Story } from '../kit/story.ts'
import { openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  story = await beginConnectedStory(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const action = 'fix { label action { label message mutation input } }'

/** The only thing that needs somebody, with what would mend it. */
async function cause(): Promise<Record<string, any>> {
  const { needsYou } = await story.graph.ask(`{ needsYou { count problem { code ${action} } } }`)
  expect(needsYou).toHaveLength(1)
  return needsYou[0]
}

async function reasonOf(number: string): Promise<Record<string, any>> {
  const { invoiceByNumber } = await story.graph.ask(
    `query ($number: String!) { invoiceByNumber(number: $number) { sync { state reason { code ${action} } } } }`,
    { number },
  )
  return invoiceByNumber.sync.reason
}

/** Makes the change as any program would that knows the schema: by its name and its input, unseen. */
async function perform(problem: Record<string, any>): Promise<Record<string, any>> {
  const { mutation, input } = problem['fix'].action
  const done = await story.graph.run(mutation, input, '... on Problem { code }')
  await world.sweep()
  return done
}

const strict = { requireExplicitTaxMapping: true }

test('a tax rate without a code: one click maps it, and everything that waited is sent', async () => {
  await story.graph.run('updateWorkspace', strict, '... on Workspace { id }')
  const taxRateId = await story.createTaxRate('VAT 20%', '20')
  const lines = [{ description: 'Design', quantity: '1', unitPrice: '100', taxRateId }]
  for (const number of ['INV-1', 'INV-2', 'INV-3']) await sendNew(story, number, { lines })
  await world.sweep()
  const group = await cause()
  expect(group).toMatchObject({ count: 3, problem: { code: 'MISSING_TAX_MAPPING' } })
  expect(group['problem'].fix.action).toMatchObject({
    label: 'Use 20% (VAT on Income) and send 3',
    message:
      'VAT 20% becomes 20% (VAT on Income) in Xero, for sales. Same rate, 20%. The 3 documents that wait for it are sent at once.',
  })
  expect(await perform(group['problem'])).toMatchObject({ __typename: 'TaxMapping' })
  for (const number of ['INV-1', 'INV-2', 'INV-3']) {
    expect(await story.invoice(number)).toMatchObject({ sync: { state: 'SYNCED' } })
    expect(inXeroBy(story, number)).toMatchObject([{ Total: 120, LineItems: [{ TaxType: 'OUTPUT2' }] }])
  }
})

test('of one invoice looked at alone, no number is promised', async () => {
  await story.graph.run('updateWorkspace', strict, '... on Workspace { id }')
  const taxRateId = await story.createTaxRate('VAT 20%', '20')
  await sendNew(story, 'INV-1', { lines: [{ description: 'Design', quantity: '1', unitPrice: '100', taxRateId }] })
  await world.sweep()
  expect((await reasonOf('INV-1'))['fix'].action).toMatchObject({ label: 'Use 20% (VAT on Income) and send' })
})

test('no rate of the same percentage: a person looks first', async () => {
  await story.graph.run('updateWorkspace', strict, '... on Workspace { id }')
  const taxRateId = await story.createTaxRate('VAT 19%', '19')
  await sendNew(story, 'INV-1', { lines: [{ description: 'Design', quantity: '1', unitPrice: '100', taxRateId }] })
  await world.sweep()
  expect((await cause())['problem'].fix).toEqual({ label: 'Map VAT 19%', action: null })
})

test('an account that was archived: the likeliest other takes its place', async () => {
  story.inXero({ action: 'archive-account', account: '200' })
  await story.graph.run('syncReferenceData', undefined, '')
  await sendNew(story, 'INV-1')
  await world.sweep()
  const group = await cause()
  expect(group).toMatchObject({ problem: { code: 'ACCOUNT_ARCHIVED' } })
  await perform(group['problem'])
  expect(await story.invoice('INV-1')).toMatchObject({ sync: { state: 'SYNCED' } })
})

test('no payment account: the only bank account is offered, and the payment follows', async () => {
  await sendNew(story, 'INV-1')
  await world.sweep()
  await world.dependencies.prisma.accountMapping.deleteMany({ where: { purpose: 'PAYMENT' } })
  // Where there are several, a person chooses.
  const others = { type: 'BANK', code: { not: '090' } }
  await world.dependencies.prisma.ledgerAccount.updateMany({ where: others, data: { archivedAt: new Date() } })
  await recordPayment(story, 'INV-1', '120.00')
  await world.sweep()
  const { invoiceByNumber } = await story.graph.ask(
    `{ invoiceByNumber(number: "INV-1") { payments { sync { reason { code ${action} } } } } }`,
  )
  const { reason } = invoiceByNumber.payments[0].sync
  expect(reason.code).toBe('PAYMENT_ACCOUNT_MISSING')
  await perform(reason)
  expect(paymentsIn(world, story)).toHaveLength(1)
})

test('sent before the connection: this one goes, and no other', async () => {
  story = await beginStory(world)
  await sendNew(story, 'OLD-1')
  await sendNew(story, 'OLD-2')
  await world.simulator.control.advance(2 * second)
  await story.connect()
  await story.mapDefaults()
  const reason = await reasonOf('OLD-1')
  expect(reason).toMatchObject({ code: 'SENT_BEFORE_CONNECT', fix: { action: { label: 'Send this invoice' } } })
  await perform(reason)
  expect(story.held().map((one) => one['InvoiceNumber'])).toEqual(['OLD-1'])
})

test.each([
  ['the same to the cent', 100, { __typename: 'Invoice' }, 'SYNCED'],
  ['another total', 77, { code: 'LINK_DIFFERS' }, 'FAILED'],
] as const)(
  'an invoice of its number is in Xero already, of %s: one click links what is the same',
  async (...given) => {
    const [, UnitAmount, answer, state] = given
    const { organisationId } = story.organisation
    const id = await story.createInvoice('INV-1')
    const [contact] = world.simulator.control.state(organisationId)['contacts'] as Record<string, any>[]
    const LineItems = [{ Description: 'x', Quantity: 1, UnitAmount, AccountCode: '200', TaxType: 'OUTPUT2' }]
    const body = { InvoiceNumber: 'INV-1', Contact: { ContactID: contact?.['ContactID'] }, LineItems }
    const dates = { Date: '2026-11-21', DueDate: '2026-12-24' }
    story.inXero({ action: 'create-invoice', invoice: { ...body, ...dates, Status: 'AUTHORISED' } })
    await story.send(id)
    await world.sweep()
    const reason = await reasonOf('INV-1')
    expect(reason).toMatchObject({ code: 'DUPLICATE_NUMBER', fix: { action: { label: 'Link INV-1' } } })
    expect(await perform(reason)).toMatchObject(answer)
    expect(await story.invoice('INV-1')).toMatchObject({ sync: { state } })
    expect(story.held()).toHaveLength(1)
  },
)

test('a client without a contact, where none is made unasked: one click makes it, and all of its invoices go', async () => {
  await story.graph.run('updateWorkspace', { autoCreateContacts: false }, '... on Workspace { id }')
  const clientId = await story.createClient('Quiet Lane Studio')
  for (const number of ['INV-1', 'INV-2']) await sendNew(story, number, { clientId })
  await world.sweep()
  const group = await cause()
  expect(group).toMatchObject({ count: 2, problem: { code: 'CONTACT_MISSING' } })
  expect(group['problem'].fix.action.label).toBe('Create Quiet Lane Studio in Xero')
  expect(await perform(group['problem'])).toMatchObject({ __typename: 'Client' })
  for (const number of ['INV-1', 'INV-2'])
    expect(inXeroBy(story, number)).toMatchObject([{ Contact: { Name: 'Quiet Lane Studio' } }])
  const { contacts } = world.simulator.control.state(story.organisation.organisationId) as Record<string, any>
  expect(contacts.filter((one: { Name: string }) => one.Name === 'Quiet Lane Studio')).toHaveLength(1)
})

test('who may not map is offered nothing', async () => {
  await story.graph.run('updateWorkspace', strict, '... on Workspace { id }')
  const taxRateId = await story.createTaxRate('VAT 20%', '20')
  await sendNew(story, 'INV-1', { lines: [{ description: 'Design', quantity: '1', unitPrice: '100', taxRateId }] })
  await world.sweep()
  await world.dependencies.prisma.member.updateMany({ data: { role: 'member' } })
  expect((await cause())['problem'].fix.action).toBeNull()
})
