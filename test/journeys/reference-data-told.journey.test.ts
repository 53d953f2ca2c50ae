import { deliverOnce } from '@tieout/api/worker'
import schemas from '@tieout/schema/webhook-events.json' with { type: 'json' }
import { Ajv } from 'ajv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { startReceiver, verified, type Receiver } from '../kit/webhook-receiver.ts'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let receiver: Receiver

beforeAll(async () => {
  world = await openWorld({ variables: { WEBHOOKS_TO_LOCALHOST: '1' } })
  receiver = await startReceiver()
})
afterAll(async () => {
  await receiver.close()
  await world.close()
})

test('reference data that is another in Xero is told once, and a reading that finds nothing new is not', async () => {
  const story = await beginConnectedStory(world)
  const CREATED = '... on CreateWebhookEndpointSuccess { secret }'
  const { secret } = await story.graph.run('createWebhookEndpoint', { url: receiver.url }, CREATED)
  const { connection } = await story.graph.ask('{ connection { id } }')
  story.inXero({ action: 'add-account', code: '215', name: 'Workshops', like: '200' })
  story.inXero({ action: 'archive-account', account: '270' })
  for (const _ of ['first', 'again'])
    await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
  await deliverOnce(world.dependencies)
  const told = verified(receiver, secret)
  const { name: organisation } = story.organisation
  const data = { connectionId: connection.id, organisation, added: 1, changed: 0, archived: 1 }
  expect(told).toMatchObject([{ type: 'reference_data.updated', data }])
  const isAsDescribed = new Ajv().compile({ ...schemas['reference_data.updated'].data, additionalProperties: false })
  expect(isAsDescribed(told[0]?.['data']) ? [] : isAsDescribed.errors).toEqual([])
})
