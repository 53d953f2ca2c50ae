import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ledger } from '../engine/ledger.ts'
import { beginDrafts, type DraftWorld } from '../testing/drafts.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let draft: DraftWorld['draft']

const FORECAST = `query ($where: DocumentFilter, $ids: [ID!], $after: ID, $before: Int! = 0) {
  bulkForecast(action: SEND, kind: INVOICE, where: $where, ids: $ids, after: $after, callsBefore: $before) {
    __typename ... on BulkForecast { created { ...all } updated { ...all } unchanged { ...all } refused { ...all }
      causes { cause problem { code } group { ...all } } goesByItself calls seconds next } } }
  fragment all on BulkForecastGroup { count totals { amount currency } }`

beforeAll(async () => {
  // How many go in one call is all that is asked of it.
  kit = await startKit({ ledger: { batchSize: 50 } as Ledger })
  ;({ maya, draft } = await beginDrafts(kit))
})
afterAll(() => kit.close())

async function ask(variables: Record<string, unknown>, asker = maya) {
  const { data, errors } = await asker.ask(FORECAST, variables)
  expect(errors).toBeUndefined()
  return data.bulkForecast
}

const none = { count: 0, totals: [] }

test('all that match are foreseen as if they were sent, with amounts by currency and what stands in the way', async () => {
  for (const number of ['A-1', 'A-2', 'A-3']) await draft(number)
  for (const number of ['A-4', 'A-5']) await draft(number, { currency: 'USD' })
  const told = await ask({ where: { search: 'A-' } })
  const dollars = { count: 2, totals: [{ amount: '20.00', currency: 'USD' }] }
  expect(told).toMatchObject({
    created: { count: 3, totals: [{ amount: '30.00', currency: 'GBP' }] },
    updated: none,
    unchanged: none,
    refused: dollars,
    causes: [{ problem: { code: 'CURRENCY_UNSUPPORTED' }, group: dollars }],
    goesByItself: true,
    next: null,
  })
})

test('the calls are one a batch and one for its new contacts, with those of the answers before', async () => {
  expect(await ask({ where: { search: 'A-' } })).toMatchObject({ calls: 2 })
  expect(await ask({ where: { search: 'A-' }, before: 40 })).toMatchObject({ calls: 42 })
  expect(await ask({ where: { search: 'no such thing' }, before: 40 })).toMatchObject({ calls: 40, created: none })
})

test('named ones are foreseen alone, and going on after the last finds nothing more', async () => {
  const id = await draft('B-1')
  expect(await ask({ ids: [id] })).toMatchObject({ created: { count: 1 } })
  expect(await ask({ ids: [id], after: id })).toMatchObject({ created: none, next: null })
  expect(await ask({})).toMatchObject({ __typename: 'InvalidInput' })
})

test('where a person sends to Xero by hand, it says that nothing goes by itself', async () => {
  const { prisma } = kit.dependencies
  const where = { id: maya.workspaceId }
  await prisma.workspace.update({ where, data: { pushTrigger: 'MANUAL' } })
  expect(await ask({ where: { search: 'A-' } })).toMatchObject({ goesByItself: false, calls: 0 })
  await prisma.workspace.update({ where, data: { pushTrigger: 'ON_SEND' } })
})

test('the number of statements does not grow with the number of documents', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => draft(`C-${n}`)))
  const count = async (some: string[]) => {
    kit.statements.length = 0
    await ask({ ids: some })
    return kit.statements.length
  }
  expect(await count(ids)).toBe(await count(ids.slice(0, 1)))
})

test('another workspace’s documents are not foreseen', async () => {
  const other = await kit.signUp('Nils')
  expect(await ask({ ids: [await draft('D-1')] }, other)).toMatchObject({ created: none, refused: none })
  expect(await ask({ where: { search: 'A-' } }, other)).toMatchObject({ created: none, refused: none })
})
