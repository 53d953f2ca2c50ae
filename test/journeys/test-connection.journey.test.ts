import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { told } from '../kit/consent.ts'
import { beginStory, type Story } from '../kit/story.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  await world.simulator.control.advance(2 * minute)
  story = await beginConnectedStory(world)
})
afterAll(() => world.close())

test('a connection that works passes all four checks, by reading only', async () => {
  const { organisationId } = story.organisation
  const before = world.simulator.control.requests({ organisationId }).length
  expect(await checks()).toEqual({
    Credentials: 'PASSED',
    Scopes: 'PASSED',
    Organisation: 'PASSED',
    Permission: 'PASSED',
  })
  const made = world.simulator.control.requests({ organisationId }).slice(before)
  expect(made.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api.xro/2.0/Organisation',
    'GET /api.xro/2.0/Organisation/Actions',
  ])
})

test('who may not create invoices in Xero is told so, and who can help', async () => {
  forbidInvoices()
  expect(await checks()).toMatchObject({ Organisation: 'PASSED', Permission: 'FAILED: PERMISSION' })
})

test('a person whose role was taken away in Xero shows as a connection that is gone', async () => {
  story.inXero({ action: 'demote' })
  expect(await checks()).toMatchObject({
    Credentials: 'PASSED',
    Organisation: 'FAILED: REMOVED_IN_XERO',
    Permission: 'UNKNOWN',
  })
})

test('a permission that was never asked for is named, before anything fails for it', async () => {
  const { prisma } = world.dependencies
  const grants = await prisma.grant.findMany({ orderBy: { createdAt: 'desc' }, take: 1 })
  await prisma.grant.update({ where: { id: grants[0]?.id ?? '' }, data: { scopes: ['offline_access'] } })
  expect(await checks()).toMatchObject({ Credentials: 'PASSED', Scopes: 'FAILED: SCOPE_MISSING' })
})

test('credentials that Xero does not take any more leave the rest open', async () => {
  const match = { path: '/api.xro/2.0/Organisation', organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'revoke', times: 1, match })
  await checks()
  await world.simulator.control.advance(31 * minute)
  expect(await checks()).toEqual({
    Credentials: 'FAILED: TOKEN_EXPIRED',
    Scopes: 'UNKNOWN',
    Organisation: 'UNKNOWN',
    Permission: 'UNKNOWN',
  })
})

test('a Xero that is away fails nothing: it says that it cannot be known now', async () => {
  const match = { organisationId: story.organisation.organisationId }
  world.simulator.control.addFault({ kind: 'unavailable-text', times: 9, match })
  expect(await checks()).toMatchObject({ Credentials: 'PASSED', Organisation: 'UNKNOWN', Permission: 'UNKNOWN' })
})

test('connecting as somebody who may not create invoices says so on the way back', async () => {
  story = await beginStory(world)
  forbidInvoices()
  expect(await story.connect()).toBe(told('readOnly'))
})

function forbidInvoices(): void {
  story.inXero({ action: 'forbid', permissions: ['CreateDraftInvoice', 'CreateApprovedInvoice'] })
}

async function checks(): Promise<Record<string, string>> {
  const fields = '... on TestConnectionSuccess { checks { name result problem { code } } }'
  const answer = await story.graph.run('testConnection', undefined, fields)
  return Object.fromEntries(
    answer['checks'].map(({ name, result, problem }: any) => [name, problem ? `${result}: ${problem.code}` : result]),
  )
}
