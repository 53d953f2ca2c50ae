import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { day, minute, openTimedWorld, second, type TimedWorld } from '../kit/timed-world.ts'
import type { FaultKind, Unknowns } from '../xero-simulator/simulator.ts'

const invoices = { method: 'PUT', path: '/api.xro/2.0/Invoices' }
const payments = { method: 'PUT', path: '/api.xro/2.0/Payments' }

const settings: [string, Partial<Unknowns>][] = [
  ['as assumed', {}],
  [
    'answers in reverse, refusals and errors not kept',
    { batchOrder: 'reversed', idempotencyKeepsRefusals: false, idempotencyKeepsInternalErrors: false },
  ],
  [
    'duplicates in flight refused, own writes silent',
    { inFlightDuplicate: 'conflict', ownWritesEmit: false, paymentEmitsInvoiceUpdate: false },
  ],
  [
    'changes since exclusive, refused calls counted',
    { modifiedSinceInclusive: false, refusedCallsCount: true, inFlightDuplicate: 'error' },
  ],
]

describe.each(settings)('with Xero %s', (_, unknowns) => {
  let world: TimedWorld
  let story: Story

  beforeAll(async () => {
    world = await openTimedWorld({ simulator: { unknowns } })
  })
  beforeEach(async () => {
    world.simulator.control.clearFaults()
    story = await beginConnectedStory(world)
  })
  afterAll(async () => {
    const violations = world.simulator.control.violations()
    await world.close()
    expect(violations).toEqual([])
  })

  async function isSynced(...numbers: string[]): Promise<boolean> {
    const found = await Promise.all(numbers.map((number) => story.invoice(number)))
    return found.every((invoice) => invoice['sync'].state === 'SYNCED')
  }

  test.each<FaultKind>([
    'drop-after-commit',
    'drop-before-commit',
    'truncated-json',
    'server-error-json',
    'server-error-html',
    'server-error-after-commit',
    'bad-gateway-html',
    'unavailable-text',
    'idempotency-down',
  ])('two invoices sent into %s are in Xero once each, and say so', async (kind) => {
    const organisationId = story.organisation.organisationId
    world.simulator.control.addFault({ kind, times: 1, match: { ...invoices, organisationId } })
    await sendNew(story, 'INV-0001')
    await sendNew(story, 'INV-0002')
    await world.sweep()
    expect((await story.invoice('INV-0001')).sync).toMatchObject({
      state: 'PENDING',
      reason: { code: 'OUTCOME_UNKNOWN' },
      nextAttemptAt: expect.any(String),
    })
    await world.passUntil(() => isSynced('INV-0001', 'INV-0002'))
    expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
    expect(inXeroBy(story, 'INV-0002')).toHaveLength(1)
  })

  test('an answer lost again and again, until the key is forgotten, is looked for before anything is sent', async () => {
    const organisationId = story.organisation.organisationId
    world.simulator.control.addFault({ kind: 'drop-after-commit', match: { ...invoices, organisationId } })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    for (let passed = 0; passed < 7 * minute; passed += 30 * second) await world.pass(30 * second)
    world.simulator.control.clearFaults()
    await world.passUntil(() => isSynced('INV-0001'))
    expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
  })

  test('nothing answered for a while is no reason to create twice once the key is forgotten', async () => {
    const organisationId = story.organisation.organisationId
    const { control } = world.simulator
    control.addFault({ kind: 'drop-after-commit', times: 1, match: { ...invoices, organisationId } })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    await world.simulator.control.advance(10 * minute)
    const before = control.requests({ organisationId }).length
    await world.passUntil(() => isSynced('INV-0001'))
    const calls = control.requests({ organisationId }).slice(before)
    expect(calls.find(({ path }) => path.endsWith('/Invoices'))).toMatchObject({ method: 'GET' })
    expect(calls.filter(({ method }) => method === 'PUT')).toEqual([])
    expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
  })

  test('what really never arrived is sent after the look, once', async () => {
    const organisationId = story.organisation.organisationId
    const { control } = world.simulator
    control.addFault({ kind: 'drop-before-commit', times: 1, match: { ...invoices, organisationId } })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    await control.advance(10 * minute)
    await world.passUntil(() => isSynced('INV-0001'))
    expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
  })

  test('a contact whose creation was in doubt is not made twice', async () => {
    const organisationId = story.organisation.organisationId
    const match = { method: 'PUT', path: '/api.xro/2.0/Contacts', organisationId }
    world.simulator.control.addFault({ kind: 'drop-after-commit', times: 1, match })
    await sendNew(story, 'INV-0001')
    await world.sweep()
    await world.passUntil(() => isSynced('INV-0001'))
    const { contacts } = world.simulator.control.state(organisationId)
    expect(contacts.filter((contact: any) => contact.Name === 'Acme & Sons')).toHaveLength(1)
  })

  test.each([
    ['while the key is remembered', 0],
    ['after the key was forgotten', 10 * minute],
  ])('a payment whose answer was lost is found and not doubled, %s', async (_, wait) => {
    const organisationId = story.organisation.organisationId
    await sendNew(story, 'INV-0001')
    await world.sweep()
    const fault = { kind: 'drop-after-commit' as const, times: 1, match: { ...payments, organisationId } }
    world.simulator.control.addFault(fault)
    await recordPayment(story, 'INV-0001', '50.00', 'BACS')
    await world.sweep()
    await world.simulator.control.advance(wait)
    await world.passUntil(async () => (await story.invoice('INV-0001'))['payments'][0].sync?.state === 'SYNCED')
    await world.pass(day)
    expect(paymentsIn(world, story)).toMatchObject([{ Amount: 50 }])
    expect(await story.invoice('INV-0001')).toMatchObject({
      status: 'PARTIALLY_PAID',
      amountDue: { amount: '70.00' },
      payments: [{ origin: 'APP', reversed: false }],
    })
  })
})
