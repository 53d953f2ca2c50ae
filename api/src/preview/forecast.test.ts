import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBooks } from '../testing/books.ts'
import { beginDrafts, type DraftWorld } from '../testing/drafts.ts'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let draft: DraftWorld['draft']
let books: TestBooks

const FORECAST = `query ($ids: [ID!]!) { pushForecast(invoiceIds: $ids) { created updated unchanged refused
  causes { count invoiceIds problem { code } } previews { invoiceId preview { willBe contactWillBe problems { code } } } } }`

beforeAll(async () => {
  kit = await startKit()
  ;({ maya, books, draft } = await beginDrafts(kit))
})
afterAll(() => kit.close())

async function ask(ids: string[], asker = maya) {
  const { data, errors } = await asker.ask(FORECAST, { ids })
  expect(errors).toBeUndefined()
  return data.pushForecast
}

test('drafts are foreseen as if they were sent, and those that cannot go are told by cause', async () => {
  const good = [await draft('A-1'), await draft('A-2')]
  const foreign = [await draft('A-3', { currency: 'USD' }), await draft('A-4', { currency: 'USD' })]
  const told = await ask([...good, ...foreign])
  expect(told).toMatchObject({ created: 2, updated: 0, unchanged: 0, refused: 2 })
  expect(told.causes).toEqual([{ count: 2, invoiceIds: foreign, problem: { code: 'CURRENCY_UNSUPPORTED' } }])
})

test('a contact that nobody can tell, and a number another invoice holds in Xero, are foreseen without a call', async () => {
  const { organisationId } = books
  const contact = { organisationId, name: 'Twin', updatedAt: new Date() }
  const rows = ['1', '2'].map((ledgerContactId) => ({ ...contact, ledgerContactId }))
  await kit.dependencies.prisma.ledgerContact.createMany({ data: rows })
  const { data } = await maya.ask('mutation { createClient(input: { name: "Twin" }) { ... on Client { id } } }')
  const [twin, taken, holder] = [
    await draft('B-1', { clientId: data.createClient.id }),
    await draft('B-2'),
    await draft('B-3'),
  ]
  await kit.dependencies.prisma.syncStatus.create({
    data: {
      ...{ workspaceId: maya.workspaceId, organisationId, documentId: atob(holder).split(':')[1] ?? '' },
      ...{ state: 'SYNCED', ledgerId: 'there', ledgerNumber: 'B-2', ledgerStatus: 'AUTHORISED' },
    },
  })
  const { previews } = await ask([twin, taken])
  expect(previews).toEqual([
    {
      invoiceId: twin,
      preview: { willBe: 'REFUSED', contactWillBe: 'UNCLEAR', problems: [{ code: 'CONTACT_AMBIGUOUS' }] },
    },
    {
      invoiceId: taken,
      preview: { willBe: 'REFUSED', contactWillBe: 'CREATED', problems: [{ code: 'DUPLICATE_NUMBER' }] },
    },
  ])
})

test('the number of statements does not grow with the number of invoices', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => draft(`C-${n}`)))
  const count = async (some: string[]) => {
    kit.statements.length = 0
    await ask(some)
    return kit.statements.length
  }
  expect(await count(ids)).toBe(await count(ids.slice(0, 1)))
})

test('another workspace’s invoices are not foreseen', async () => {
  const other = await kit.signUp('Nils')
  expect(await ask([await draft('D-1')], other)).toMatchObject({ created: 0, refused: 0, previews: [] })
})
