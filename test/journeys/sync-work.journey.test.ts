import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPayment, sendNew } from '../kit/connected-story.ts'
import { beginTrade, kinds, type Trade } from '../kit/kinds.ts'
import { beginStory } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let trade: Trade
const statements: string[] = []

const work = `nodes { id kind path number partyName amount { amount } requestId durationMs sync { state reason { code } } }`

beforeAll(async () => {
  world = await openWorld({ overrides: { onStatement: (sql) => statements.push(sql) } })
  trade = await beginTrade(world)
  const { story } = trade
  const [bill] = kinds
  if (!bill) throw new Error('There is no kind of document.')
  await sendNew(story, 'GOOD-1')
  await trade.approve(bill, 'BILL-1')
  await world.settle()
  await recordPayment(story, 'GOOD-1', '20.00')
  await story.graph.run('updateWorkspace', { requireExplicitTaxMapping: true }, '... on Workspace { id }')
  for (const percent of ['7.5', '9']) {
    const taxRateId = await story.createTaxRate(`Odd ${percent}`, percent)
    const lines = [{ description: 'Odd', quantity: '1', unitPrice: '100', taxRateId }]
    for (const n of [1, 2]) await sendNew(story, `ODD-${percent}-${n}`, { lines })
  }
  await world.settle()
})
afterAll(() => world.close())

async function page(show: string, more = ''): Promise<Record<string, any>> {
  const { syncWork } = await trade.story.graph.ask(
    `{ syncWork(show: ${show} ${more}) { pageInfo { hasNextPage endCursor } ${work} } }`,
  )
  return syncWork
}

async function groups(): Promise<Record<string, any>[]> {
  const asked = `{ needsYou { key count retryable problem { code } invoices { number } work { number } } }`
  return (await trade.story.graph.ask(asked)).needsYou
}

test('what went to Xero is listed with its call, the newest change first, whatever its kind', async () => {
  const { nodes } = await page('DONE')
  expect(nodes.map(({ kind, number }: any) => `${kind} ${number}`)).toEqual([
    'PAYMENT GOOD-1',
    ...['BILL BILL-1', 'INVOICE GOOD-1'].toSorted((a, b) => orderOf(nodes, a) - orderOf(nodes, b)),
  ])
  for (const one of nodes) {
    expect(one.requestId).toEqual(expect.any(String))
    expect(one.durationMs).toEqual(expect.any(Number))
    expect(one.path).toMatch(one.kind === 'BILL' ? /^\/bills\// : /^\/invoices\//)
  }
  expect(nodes[0]).toMatchObject({ partyName: 'Acme & Sons', amount: { amount: '20.00' }, sync: { state: 'SYNCED' } })
})

test('the tabs count what they show', async () => {
  const { syncWorkCounts } = await trade.story.graph.ask('{ syncWorkCounts { all needsYou running done } }')
  expect(syncWorkCounts).toEqual({ all: 7, needsYou: 4, running: 0, done: 3 })
  expect((await page('NEEDS_YOU')).nodes).toHaveLength(4)
  expect((await page('ALL', 'kinds: [BILL, PAYMENT]')).nodes).toHaveLength(2)
})

test('pages follow each other without gap or overlap', async () => {
  const numbers: string[] = []
  for (let after = ''; ;) {
    const { nodes, pageInfo } = await page('ALL', `first: 3 ${after}`)
    numbers.push(...nodes.map(({ id }: any) => id))
    if (!pageInfo.hasNextPage) break
    after = `after: "${pageInfo.endCursor}"`
  }
  expect(numbers).toEqual((await page('ALL')).nodes.map(({ id }: any) => id))
})

test('a page costs as many statements for seven rows as for two', async () => {
  const cost = async (first: number) => {
    const before = statements.length
    await page('ALL', `first: ${first}`)
    return statements.length - before
  }
  expect(await cost(7)).toBe(await cost(2))
})

test('one cause is retried whole, and no other', async () => {
  const before = await groups()
  expect(before).toHaveLength(2)
  const [first, second] = before
  expect(first).toMatchObject({ count: 2, retryable: 2, problem: { code: 'MISSING_TAX_MAPPING' } })
  expect(first?.['work']).toHaveLength(2)
  const asked = await trade.story.graph.run(
    'retrySync',
    { causeKey: first?.['key'] },
    '... on RetrySyncSuccess { count }',
  )
  expect(asked['count']).toBe(2)
  const running = (await page('RUNNING')).nodes.map(({ number }: any) => number)
  expect(running.toSorted()).toEqual(first?.['invoices'].map(({ number }: any) => number).toSorted())
  expect((await groups()).map(({ key }) => key)).toEqual([second?.['key']])
  await world.settle()
  expect(await groups()).toHaveLength(2)
})

test('a payment that failed is retried by itself', async () => {
  const { organisationId } = trade.story.organisation
  trade.story.inXero({ action: 'lock', period: '2026-11-30' })
  await recordPayment(trade.story, 'GOOD-1', '30.00')
  await world.settle()
  const failed = (await page('NEEDS_YOU', 'kinds: [PAYMENT]')).nodes
  expect(failed).toHaveLength(1)
  trade.story.inXero({ action: 'lock', period: null })
  const unlocked = { periodLockDate: null }
  const where = { ledgerOrganisationId: organisationId }
  await world.dependencies.prisma.organisation.updateMany({ where, data: unlocked })
  const ids = failed.map(({ id }: any) => id)
  const asked = await trade.story.graph.run('retrySync', { workIds: ids }, '... on RetrySyncSuccess { count }')
  expect(asked['count']).toBe(1)
  await world.settle()
  expect((await page('NEEDS_YOU', 'kinds: [PAYMENT]')).nodes).toEqual([])
})

test('what another workspace syncs is neither seen nor retried', async () => {
  const stranger = await beginStory(world)
  const { syncWork, syncWorkCounts } = await stranger.graph.ask(`{ syncWork { ${work} } syncWorkCounts { all } }`)
  expect([syncWork.nodes, syncWorkCounts.all]).toEqual([[], 0])
  const [first] = await groups()
  expect(first?.['key']).toEqual(expect.any(String))
  const asked = await stranger.graph.run('retrySync', { causeKey: first?.['key'] }, '... on RetrySyncSuccess { count }')
  expect(asked).toMatchObject({ __typename: 'NotConnected' })
})

function orderOf(nodes: Record<string, any>[], name: string): number {
  return nodes.findIndex(({ kind, number }) => `${kind} ${number}` === name)
}
