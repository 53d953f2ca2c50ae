import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../lib/transaction.ts'
import { addTimeline, type TimelineKind } from '../timeline/add-timeline.ts'
import { startKit, type Asker, type Kit, type Loose } from '../testing/kit.ts'
import { findSyncDays } from './days.store.ts'

let kit: Kit
let maya: Asker
const documents: string[] = []
const now = new Date('2026-11-21T10:41:00Z')

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  const { data } = await maya.ask('mutation { createClient(input: { name: "Acme" }) { ... on Client { id } } }')
  for (const number of ['A', 'B', 'C']) {
    const input = {
      clientId: data.createClient.id,
      number,
      lines: [{ description: 'x', quantity: '1', unitPrice: '1' }],
    }
    await maya.ask('mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { __typename } }', { input })
    const { id } = await kit.dependencies.prisma.document.findFirstOrThrow({ where: { number } })
    documents.push(id)
  }
})
afterAll(() => kit.close())

async function happens(document: number, kind: TimelineKind, at: string): Promise<void> {
  const line = { workspaceId: maya.workspaceId, documentId: documents[document] ?? '', at: new Date(at), kind }
  await inTransaction(kit.dependencies.prisma, (transaction) => addTimeline(transaction, [line]))
}

function look(timeZone: string, days: number, workspaceId = maya.workspaceId): Promise<Loose[]> {
  return findSyncDays(kit.dependencies.prisma, { workspaceId, timeZone, now, days })
}

test('each document counts once a day, by the last that happened to it, on the day it was in that zone', async () => {
  await happens(0, 'REFUSED', '2026-11-20T09:00:00Z')
  await happens(0, 'CREATED_IN_LEDGER', '2026-11-20T09:05:00Z')
  await happens(1, 'REFUSED', '2026-11-20T23:30:00Z')
  await happens(2, 'SKIPPED', '2026-11-21T09:00:00Z')
  await happens(2, 'QUEUED', '2026-11-21T09:10:00Z')
  const day = (date: string) => new Date(`${date}T00:00:00Z`)
  expect(await look('Europe/London', 3)).toEqual([
    { date: day('2026-11-19'), synced: 0, failed: 0, skipped: 0 },
    { date: day('2026-11-20'), synced: 1, failed: 1, skipped: 0 },
    { date: day('2026-11-21'), synced: 0, failed: 0, skipped: 1 },
  ])
  expect(await look('Pacific/Auckland', 2)).toEqual([
    { date: day('2026-11-20'), synced: 1, failed: 0, skipped: 0 },
    { date: day('2026-11-21'), synced: 0, failed: 1, skipped: 1 },
  ])
})

test('another workspace has days of its own, and as many as it may ask for', async () => {
  const stranger = await kit.signUp('Stranger')
  expect(await look('UTC', 1, stranger.workspaceId)).toMatchObject([{ synced: 0, failed: 0, skipped: 0 }])
  const { data } = await stranger.ask('{ few: syncDays(days: 0) { date } many: syncDays(days: 1000) { date synced } }')
  expect([data.few.length, data.many.length]).toEqual([1, 92])
})
