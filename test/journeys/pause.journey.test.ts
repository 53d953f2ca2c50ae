import type { Dependencies } from '@tieout/api/dependencies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import { graphAt } from '../kit/graph.ts'
import { makeKey, type Story } from '../kit/story.ts'
import { day, hour, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld

beforeAll(async () => {
  world = await openTimedWorld()
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

test('paused in the middle of a drain, the call under way ends and no other is made; resumed, everything arrives once', async () => {
  const story = await beginConnectedStory(world)
  const { organisationId } = story.organisation
  await sendNew(story, 'INV-0001')
  await recordPayment(story, 'INV-0001', '50')
  const pausing = pausingWhileItWrites(story)
  await world.sweep(pausing)
  expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
  expect(paymentsIn(world, story)).toEqual([])
  const asked = () => world.simulator.control.requests({ organisationId, path: '/api.xro/' }).at(-1)?.sequence
  const before = asked()
  await sendNew(story, 'INV-0002')
  story.inXero({ action: 'part-pay', invoice: 'INV-0001', amount: '20.00' })
  await world.hear()
  await world.pass(3 * hour)
  expect(asked()).toBe(before)
  expect(await story.invoice('INV-0002')).toMatchObject({
    sync: { state: 'PENDING', reason: { code: 'SYNC_PAUSED', fix: { label: 'Resume' } } },
  })
  expect((await story.invoice('INV-0001')).payments[0].sync).toMatchObject({ reason: { code: 'SYNC_PAUSED' } })
  expect(await steer(story, 'resumeSync')).toMatchObject({ status: 'CONNECTED', statusReason: null })
  await world.passUntil(async () => (await story.invoice('INV-0002')).sync.state === 'SYNCED')
  await world.passUntil(async () => (await story.invoice('INV-0001')).amountDue.amount === '50.00')
  expect(inXeroBy(story, 'INV-0001')).toHaveLength(1)
  expect(inXeroBy(story, 'INV-0002')).toHaveLength(1)
  expect(paymentsIn(world, story)).toHaveLength(2)
})

test('who paused, and since when, stands at the connection, with what ends it', async () => {
  const story = await beginConnectedStory(world)
  expect(await steer(story, 'pauseSync')).toMatchObject({ status: 'PAUSED' })
  await world.pass(day)
  const { connection } = await story.graph.ask(`{ connection { status
    statusReason { code message fix { label action { label mutation input } } } } }`)
  expect(connection).toMatchObject({ status: 'PAUSED', statusReason: { code: 'SYNC_PAUSED' } })
  expect(connection.statusReason.message).toMatch(/^Paused by Maya Okafor since \d\d:\d\d, \d+ November\./)
  const { mutation, input } = connection.statusReason.fix.action
  expect(mutation).toBe('resumeSync')
  expect(await story.graph.run(mutation, input, '... on Connection { status }')).toMatchObject({ status: 'CONNECTED' })
  const { auditLog } = await story.graph.ask('{ auditLog { nodes { action actor { name } } } }')
  for (const action of ['pauseSync', 'resumeSync'])
    expect(auditLog.nodes).toContainEqual({ action, actor: { name: 'Maya Okafor' } })
})

test('what a person would ask Xero for meanwhile is refused with the pause, and its end', async () => {
  const story = await beginConnectedStory(world)
  await steer(story, 'pauseSync')
  const paused = { code: 'SYNC_PAUSED', title: 'Sync is paused' }
  for (const mutation of ['testConnection', 'syncReferenceData'])
    expect(await story.graph.run(mutation, undefined, '')).toMatchObject(paused)
  expect(await story.graph.run('startReconciliation', {}, '')).toMatchObject(paused)
  await steer(story, 'resumeSync')
  expect(await story.graph.run('testConnection', undefined, '')).toMatchObject({ __typename: 'TestConnectionSuccess' })
})

test('pausing twice is pausing once, and what nobody paused cannot be resumed', async () => {
  const story = await beginConnectedStory(world)
  expect(await steer(story, 'resumeSync')).toMatchObject({ status: 'CONNECTED' })
  await steer(story, 'pauseSync')
  expect(await steer(story, 'pauseSync')).toMatchObject({ status: 'PAUSED' })
  const { prisma } = world.dependencies
  const { organisationId: ledgerOrganisationId } = story.organisation
  const lostPlan = { where: { organisation: { ledgerOrganisationId } }, data: { statusCode: 'PLAN_REQUIRED' } }
  await prisma.connection.updateMany(lostPlan)
  expect(await steer(story, 'resumeSync')).toMatchObject({ code: 'NOT_CONNECTED' })
})

test('an API key that manages the connection pauses and resumes; one that may not, and a member, are refused', async () => {
  const story = await beginConnectedStory(world)
  const byKey = { ...story, graph: graphAt(world.apiUrl, await makeKey(world, story.cookie)) }
  expect(await steer(byKey, 'pauseSync')).toMatchObject({ status: 'PAUSED' })
  expect(await steer(byKey, 'resumeSync')).toMatchObject({ status: 'CONNECTED' })
  const asked = { name: 'Small', scopes: ['INVOICES_READ', 'INVOICES_WRITE', 'SYNC_RUN'] }
  const { key } = await story.graph.run('createApiKey', asked, '... on CreateApiKeySuccess { key }')
  const small = { ...story, graph: graphAt(world.apiUrl, { authorization: `Bearer ${key}` }) }
  await expect(steer(small, 'pauseSync')).rejects.toThrow('FORBIDDEN')
  const { viewer } = await story.graph.ask('{ viewer { workspace { id } } }')
  const [, organizationId = ''] = Buffer.from(viewer.workspace.id, 'base64').toString().split(':')
  await world.dependencies.prisma.member.updateMany({ where: { organizationId }, data: { role: 'member' } })
  await expect(steer(story, 'pauseSync')).rejects.toThrow('FORBIDDEN')
})

/** A worker at whose first write of a document somebody presses Pause. */
function pausingWhileItWrites(story: Story): Dependencies {
  const { ledger } = world.dependencies
  const writeDocuments: typeof ledger.writeDocuments = async (...what) => {
    expect(await steer(story, 'pauseSync')).toMatchObject({ status: 'PAUSED' })
    return ledger.writeDocuments(...what)
  }
  return { ...world.dependencies, ledger: { ...ledger, writeDocuments } }
}

async function steer(story: Story, mutation: 'pauseSync' | 'resumeSync'): Promise<Record<string, any>> {
  const { connection } = await story.graph.ask('{ connection { id } }')
  return story.graph.run(
    mutation,
    { connectionId: connection.id },
    '... on Connection { status statusReason { code } }',
  )
}
