import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { addJob, findCodes } from '../kit/jobs.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'
import type { Story } from '../kit/story.ts'

let world: TimedWorld
let story: Story
let record: Record<string, any>
let codes: { zero: string; other: string; expense: string }

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  story = await beginConnectedStory(world)
  record = await addJob(story, ['INVOICES', 'BILLS'], RECORD)
  codes = await findCodes(story)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

const RECORD = `id version lines { id invoiced billed }
  invoicing { percent isOver amount { amount } documentCount paidCount } billing { percent documentCount }
  invoices { id number status total { amount } sync { state ledgerStatus }
    lines { net { amount } tax { amount } posting { account { code } accountFrom taxRate { taxType } taxFrom } }
    preview { rows { label because } } }`

async function read(): Promise<Record<string, any>> {
  const { record: found } = await story.graph.ask(`query ($id: ID!) { record(id: $id) { ${RECORD} } }`, {
    id: record['id'],
  })
  return found
}

function compose(lines: object[], more: object = {}): Promise<Record<string, any>> {
  const input = {
    recordId: record['id'],
    key: createHash('sha256').update(JSON.stringify(lines)).digest('hex'),
    lines,
    ...more,
  }
  return story.graph.run(
    'composeInvoice',
    input,
    '... on Invoice { id number total { amount } } ... on InvalidInput { fields { path message } }',
  )
}

function line(index: number, more: object = {}): object {
  return { lineId: record['lines'][index].id, ...more }
}

test('ticked lines become one draft in Xero, and the record says how much is invoiced', async () => {
  await compose([line(0), line(1, { quantity: '2.5' })])
  await world.sweep()
  const found = await read()
  expect(found).toMatchObject({
    invoicing: { percent: 70, isOver: false, amount: { amount: '700.00' }, documentCount: 1, paidCount: 0 },
    billing: { percent: 0, documentCount: 0 },
    lines: [{ invoiced: '10' }, { invoiced: '2.5' }],
    invoices: [{ status: 'SENT', total: { amount: '840.00' }, sync: { state: 'SYNCED', ledgerStatus: 'DRAFT' } }],
  })
  expect(story.held()).toMatchObject([{ Total: 840, Status: 'DRAFT', Type: 'ACCREC' }])
})

test('a tax code and an account chosen for the invoice win over the mapping, and say so', async () => {
  await compose([line(0, { ledgerTaxRateId: codes.zero, ledgerAccountId: codes.other }), line(1)])
  await world.sweep()
  const [invoice] = (await read())['invoices']
  expect(invoice).toMatchObject({
    total: { amount: '1080.00' },
    sync: { state: 'SYNCED' },
    lines: [
      { net: { amount: '600.00' }, tax: { amount: '0.00' }, posting: { accountFrom: 'LINE', taxFrom: 'LINE' } },
      {
        net: { amount: '400.00' },
        tax: { amount: '80.00' },
        posting: { account: { code: '200' }, accountFrom: 'DEFAULT' },
      },
    ],
  })
  expect(invoice.preview.rows.map(({ because }: any) => because)).toContain(
    'Account chosen for this invoice, tax code chosen for this invoice',
  )
  expect(story.held()[0]).toMatchObject({
    Total: 1080,
    LineItems: [{ TaxType: 'ZERORATEDOUTPUT' }, { TaxType: 'OUTPUT2' }],
  })
})

test('an edit of the invoice keeps what was chosen and what it is of, and moves the coverage', async () => {
  const made = await compose([line(1, { ledgerTaxRateId: codes.zero })])
  const { invoice } = await story.graph.ask(
    'query ($id: ID!) { invoice(id: $id) { version lines { description unitPrice taxRate { id } } } }',
    { id: made['id'] },
  )
  const [{ taxRate, ...same }] = invoice.lines
  const edited = await story.graph.run(
    'updateInvoice',
    { invoiceId: made['id'], version: invoice.version, lines: [{ ...same, quantity: '4', taxRateId: taxRate.id }] },
    '... on Invoice { total { amount } }',
  )
  expect(edited).toMatchObject({ total: { amount: '160.00' } })
  expect(await read()).toMatchObject({ lines: [{ invoiced: '0' }, { invoiced: '4' }] })
})

describe('there is one invoice', () => {
  test('when it is asked for twice at once, and once more', async () => {
    const asked = await Promise.all([compose([line(0)]), compose([line(0)])])
    const again = await compose([line(0)])
    expect(new Set([...asked, again].map(({ id }) => id)).size).toBe(1)
    await world.sweep()
    expect(story.held()).toHaveLength(1)
  })

  test('when Xero’s answer to its creation is lost', async () => {
    const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
    world.simulator.control.addFault({ kind: 'drop-after-commit', match, times: 1 })
    await compose([line(0)])
    await world.passUntil(async () => (await read())['invoices'][0].sync.state === 'SYNCED')
    expect(story.held()).toMatchObject([{ Status: 'DRAFT' }])
  })
})

test('what is void gives back, and what is paid counts as paid', async () => {
  const first = await compose([line(0)], { createdAs: 'AUTHORISED' })
  const second = await compose([line(1)])
  await world.sweep()
  await story.graph.run('voidInvoice', { invoiceId: second['id'] }, '... on Invoice { id }')
  await world.sweep()
  expect(await read()).toMatchObject({ invoicing: { percent: 60, documentCount: 1, paidCount: 0 } })
  story.inXero({ action: 'pay', invoice: first['number'] })
  await world.passUntil(async () => (await read())['invoicing'].paidCount === 1)
})

test('more than is left is refused line by line, and a driven quantity is what its field says', async () => {
  await compose([line(1, { quantity: '7' })])
  const over = await compose([line(0, { quantity: '9' }), line(1, { quantity: '3.0001' })])
  expect(over).toMatchObject({
    __typename: 'InvalidInput',
    fields: [
      { path: 'lines.0.quantity', message: 'The quantity follows Hours: 10.' },
      { path: 'lines.1.quantity', message: expect.stringContaining('Only 3 is left') },
    ],
  })
  const foreign = await compose([line(0, { ledgerTaxRateId: codes.expense, ledgerAccountId: codes.expense })])
  expect(foreign['fields'].map(({ path }: any) => path)).toEqual(['lines.0.ledgerTaxRateId', 'lines.0.ledgerAccountId'])
  expect(await read()).toMatchObject({ invoicing: { documentCount: 1 } })
})

test('a bill is made of lines as well, under its supplier’s number', async () => {
  const input = {
    recordId: record['id'],
    key: 'one-bill',
    number: 'S-17',
    lines: [line(1, { ledgerAccountId: codes.expense })],
  }
  const made = await story.graph.run('composeBill', input, '... on Bill { id number total { amount } }')
  expect(made).toMatchObject({ __typename: 'Bill', number: 'S-17', total: { amount: '480.00' } })
  await world.sweep()
  expect(story.held()).toMatchObject([{ Type: 'ACCPAY', InvoiceNumber: 'S-17', Status: 'DRAFT', Total: 480 }])
  expect(await read()).toMatchObject({ billing: { percent: 40, documentCount: 1 }, invoicing: { percent: 0 } })
})

test('a collection that is not switched on makes none, and an invoiced line can’t be taken away', async () => {
  await compose([line(0)])
  const kept = { id: record['lines'][1].id, description: 'Materials', quantity: '10', unitPrice: '40' }
  const taken = await story.graph.run(
    'updateRecord',
    { id: record['id'], version: record['version'], lines: [kept] },
    '... on Record { id }',
  )
  expect(taken).toMatchObject({ __typename: 'Conflict', code: 'LINE_IN_USE' })
  story = await beginConnectedStory(world)
  record = await addJob(story, [], RECORD)
  expect(await compose([line(0)])).toMatchObject({ __typename: 'Conflict', code: 'NOT_LINKING' })
})
