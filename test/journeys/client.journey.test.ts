import { createClient, graphql, isProblem, unwrap, verifyWebhook, type Client } from '@tieout/client'
import { deliverOnce } from '@tieout/api/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { makeKey, type Story } from '../kit/story.ts'
import { startReceiver, type Receiver } from '../kit/webhook-receiver.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let story: Story
let receiver: Receiver
let key: string
let tieout: Client
let lines: { clientId: string; line: { description: string; quantity: string; unitPrice: string; taxRateId: string } }

const Create = graphql(`
  mutation ($input: CreateInvoiceInput!) {
    createInvoice(input: $input) {
      ... on Invoice {
        id
        number
      }
      ... on Problem {
        code
        message
        docsUrl
      }
    }
  }
`)

const Send = graphql(`
  mutation ($input: SendInvoiceInput!) {
    sendInvoice(input: $input) {
      ... on Invoice {
        number
        status
      }
      ... on Problem {
        code
        message
      }
    }
  }
`)

const Numbers = graphql(`
  query ($after: String, $first: Int) {
    invoices(after: $after, first: $first) {
      nodes {
        number
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const Changed = graphql(`
  subscription {
    invoiceChanged {
      number
      sync {
        state
      }
    }
  }
`)

beforeAll(async () => {
  world = await openWorld({ variables: { WEBHOOKS_TO_LOCALHOST: '1' } })
  story = await beginConnectedStory(world)
  receiver = await startReceiver()
  key = ((await makeKey(world, story.cookie))['authorization'] ?? '').replace('Bearer ', '')
  tieout = createClient({ url: world.apiUrl, key })
  const taxRateId = await story.createTaxRate('Standard', '20')
  const clientId = await story.createClient('Harbour & Co')
  lines = { clientId, line: { description: 'Design', quantity: '1', unitPrice: '100', taxRateId } }
})
afterAll(async () => {
  await receiver.close()
  await world.close()
})

async function create(number: string, by = tieout) {
  const { createInvoice } = await by.mutate(Create, {
    input: { clientId: lines.clientId, number, lines: [lines.line] },
  })
  return createInvoice
}

test('an invoice it makes and sends is in Xero', async () => {
  const { id } = unwrap(await create('SDK-1'))
  const { sendInvoice } = await tieout.mutate(Send, { input: { invoiceId: id } })
  expect(unwrap(sendInvoice)).toEqual({ number: 'SDK-1', status: 'SENT' })
  await world.settle()
  expect(await story.invoice('SDK-1')).toMatchObject({ sync: { state: 'SYNCED' } })
})

test('where the answers are lost, it asks again, and there is one invoice', async () => {
  let lost = 0
  const lossy = createClient({
    ...{ url: world.apiUrl, key, wait: async () => undefined },
    fetch: async (...given) => {
      const answer = await fetch(...given)
      if (lost++ < 2) throw new TypeError('the line broke')
      return answer
    },
  })
  expect(await create('SDK-2', lossy)).toMatchObject({ number: 'SDK-2' })
  expect(lost).toBe(3)
  const { invoices } = await story.graph.ask('{ invoices(where: { search: "SDK-2" }) { totalCount } }')
  expect(invoices.totalCount).toBe(1)
})

test('a refusal is an answer, with its code and its page', async () => {
  const refused = await create('SDK-1')
  if (!isProblem(refused)) throw new Error('It was not refused.')
  expect(refused.code).toBe('NUMBER_TAKEN')
  expect(refused.docsUrl).toContain(`/docs/errors/${refused.code}`)
})

test('every page is walked', async () => {
  for (const number of ['SDK-3', 'SDK-4', 'SDK-5']) await create(number)
  const found = await Array.fromAsync(tieout.each(Numbers, { first: 2 }, ({ invoices }) => invoices))
  expect(found.map(({ number }) => number).toSorted()).toEqual(['SDK-1', 'SDK-2', 'SDK-3', 'SDK-4', 'SDK-5'])
})

test('a key that may only read is told so', async () => {
  const { createApiKey } = await story.graph.ask(
    'mutation { createApiKey(input: { name: "Reader" }) { ... on CreateApiKeySuccess { key } } }',
  )
  const reader = createClient({ url: world.apiUrl, key: createApiKey.key })
  await expect(create('SDK-6', reader)).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })
})

test('a status is heard while it changes, also what changed while the line was down', async () => {
  const broken = new AbortController()
  const opened: boolean[] = []
  let isOpen = Promise.withResolvers<void>()
  let mayOpen = Promise.resolve()
  const listener = createClient({
    ...{ url: world.apiUrl, key, wait: async () => undefined },
    fetch: async (url, init) => {
      await mayOpen
      const signals = opened.length === 0 ? [broken.signal] : []
      return fetch(url, { ...init, signal: AbortSignal.any([...signals, ...(init?.signal ? [init.signal] : [])]) })
    },
  })
  const news = listener.subscribe(
    Changed,
    {},
    {
      onOpen: (again) => {
        opened.push(again)
        isOpen.resolve()
      },
    },
  )
  const first = news.next()
  await isOpen.promise
  await create('SDK-7')
  expect((await first).value?.invoiceChanged.number).toBe('SDK-7')
  isOpen = Promise.withResolvers()
  const second = news.next()
  const down = Promise.withResolvers<void>()
  mayOpen = down.promise
  broken.abort()
  await create('SDK-8')
  down.resolve()
  await isOpen.promise
  expect((await second).value?.invoiceChanged.number).toBe('SDK-8')
  expect(opened).toEqual([false, true])
  await news.return()
})

test('a webhook is read by its secret, and by no other', async () => {
  const input = { url: receiver.url, events: ['invoice.sync.succeeded'] }
  const made = await story.graph.run('createWebhookEndpoint', input, '... on CreateWebhookEndpointSuccess { secret }')
  const { id } = unwrap(await create('SDK-9'))
  await tieout.mutate(Send, { input: { invoiceId: id } })
  await world.settle()
  await deliverOnce(world.dependencies)
  const [delivery] = receiver.received
  if (!delivery) throw new Error('Nothing was delivered.')
  const event = verifyWebhook({ ...delivery, secret: made['secret'] })
  expect(event).toMatchObject({ type: 'invoice.sync.succeeded', data: { number: 'SDK-9', invoiceId: id } })
  expect(() => verifyWebhook({ ...delivery, secret: `whsec_${Buffer.alloc(24).toString('base64')}` })).toThrow()
})
