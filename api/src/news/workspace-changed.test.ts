import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Event } from '../events/events.ts'
import { publish } from '../events/publish.ts'
import { globalId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { startKit, type Asker, type Kit, type Loose } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let documentId: string

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  const { data } = await maya.ask('mutation { createClient(input: { name: "Acme" }) { ... on Client { id } } }')
  const lines = [{ description: 'x', quantity: '1', unitPrice: '1' }]
  const input = { supplierId: data.createClient.id, number: 'B-1', lines }
  await maya.ask('mutation ($input: CreateBillInput!) { createBill(input: $input) { __typename } }', { input })
  documentId = (await kit.dependencies.prisma.document.findFirstOrThrow({ where: { number: 'B-1' } })).id
})
afterAll(() => kit.close())

/** Opens the line as a browser does: the question stands in the address. */
async function listen(asker: Asker): Promise<AsyncGenerator<Loose>> {
  const query = encodeURIComponent('subscription { workspaceChanged { what id number state } }')
  const headers = { ...asker.headers, accept: 'text/event-stream' }
  return events(await kit.request(`/graphql?query=${query}`, { headers }))
}

async function* events(response: Response): AsyncGenerator<Loose> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data) yield JSON.parse(data).data.workspaceChanged
    }
  }
}

function say(...all: Event[]): Promise<void> {
  return inTransaction(kit.dependencies.prisma, async (transaction) => publish(transaction, all))
}

test('documents of every kind, the connection and reconciliations are told over one line, a burst as one', async () => {
  const { workspaceId } = maya
  const line = await listen(maya)
  const first = line.next()
  await say({ name: 'documentChanged', workspaceId, documentId })
  const bill = { what: 'DOCUMENT', id: globalId('Bill', documentId), number: 'B-1', state: 'NOT_SYNCED' }
  expect((await first).value).toEqual([bill])
  const burst = line.next()
  await say(
    { name: 'documentChanged', workspaceId, documentId },
    { name: 'connectionChanged', workspaceId, connectionId: 'c1' },
    { name: 'reconciliationChanged', workspaceId, reconciliationId: 'r1' },
  )
  expect((await burst).value).toEqual([
    bill,
    { what: 'CONNECTION', id: globalId('Connection', 'c1'), number: null, state: null },
    { what: 'RECONCILIATION', id: globalId('Reconciliation', 'r1'), number: null, state: null },
  ])
  await line.return(undefined)
})

test('nothing is told of another workspace, even where its id is said', async () => {
  const stranger = await kit.signUp('Stranger')
  const line = await listen(stranger)
  const heard = line.next()
  await say({ name: 'documentChanged', workspaceId: stranger.workspaceId, documentId })
  await say({ name: 'documentChanged', workspaceId: maya.workspaceId, documentId })
  await say({ name: 'connectionChanged', workspaceId: stranger.workspaceId, connectionId: 'mine' })
  expect((await heard).value).toMatchObject([{ what: 'CONNECTION', id: globalId('Connection', 'mine') }])
  await line.return(undefined)
})
