import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import { freePort, untilReady, type Running } from '../kit/processes.ts'
import type { Story } from '../kit/story.ts'
import { arrived, dieAt, holdRows, patient, startProcess, tooLong } from '../kit/workers.ts'
import { openWorld, type World } from '../kit/world.ts'

const slow = { kind: 'latency', times: 1, latencyMs: 700 } as const

let world: World
let api: Running
const stories: Story[] = []
const numbers = ['INV-0001', 'INV-0002', 'INV-0003']

beforeAll(async () => {
  world = await openWorld()
  const port = await freePort()
  api = startProcess(world, 'api', port)
  const apiUrl = `http://127.0.0.1:${port}`
  await untilReady(api, `${apiUrl}/readyz`)
  world = { ...world, apiUrl }
})
afterAll(async () => {
  await api.stop()
  await world.close()
})

/** A worker is killed at this moment of what the story has to send. */
async function killAt(story: Story, reach: () => Promise<void>): Promise<void> {
  await dieAt(world, reach)
  stories.push(story)
}

/** A story with its contact in Xero, and two more invoices to send. */
async function beginWithContact(): Promise<Story> {
  const story = await beginConnectedStory(world)
  await sendNew(story, 'INV-0001')
  await world.sweep()
  expect((await story.invoice('INV-0001')).sync.state).toBe('SYNCED')
  return story
}

async function leaseOf(story: Story): Promise<string> {
  const { organisationId: ledgerOrganisationId } = story.organisation
  return (await world.dependencies.prisma.organisation.findFirstOrThrow({ where: { ledgerOrganisationId } })).id
}

describe('a worker killed without warning', () => {
  test('while it creates a contact', async () => {
    const story = await beginConnectedStory(world)
    const match = { method: 'PUT', path: '/api.xro/2.0/Contacts', organisationId: story.organisation.organisationId }
    const { id } = world.simulator.control.addFault({ ...slow, match })
    for (const number of numbers) await sendNew(story, number)
    await killAt(story, () => arrived(world, id))
  })

  test('when a batch is frozen and nothing is sent', async () => {
    const story = await beginWithContact()
    const { organisationId: scope } = story.organisation
    const release = await holdRows(world, 'RateBudget', scope)
    for (const number of numbers.slice(1)) await sendNew(story, number)
    const organisationId = await leaseOf(story)
    const frozen = () => world.dependencies.prisma.batch.count({ where: { organisationId, state: 'FROZEN' } })
    await killAt(story, () => expect.poll(frozen, patient).toBe(1)).finally(release)
  })

  test('while Xero works at the invoices', async () => {
    const story = await beginWithContact()
    const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
    const { id } = world.simulator.control.addFault({ ...slow, match })
    for (const number of numbers.slice(1)) await sendNew(story, number)
    await killAt(story, () => arrived(world, id))
  })

  test('when Xero has the invoices and nothing is written here', async () => {
    const story = await beginWithContact()
    const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
    const { id } = world.simulator.control.addFault({ ...slow, match })
    const organisationId = await leaseOf(story)
    for (const number of numbers.slice(1)) await sendNew(story, number)
    let release = async () => {}
    await killAt(story, async () => {
      await arrived(world, id)
      release = await holdRows(world, 'Lease', organisationId)
      await expect
        .poll(() => story.held().filter((one) => numbers.includes(one['InvoiceNumber'])).length, patient)
        .toBeGreaterThan(2)
    }).finally(() => release())
  })

  test('when Xero has a payment and nothing is written here', async () => {
    const story = await beginWithContact()
    const match = { method: 'PUT', path: '/api.xro/2.0/Payments', organisationId: story.organisation.organisationId }
    const { id } = world.simulator.control.addFault({ ...slow, match })
    const organisationId = await leaseOf(story)
    await recordPayment(story, 'INV-0001', '20.00')
    let release = async () => {}
    await killAt(story, async () => {
      await arrived(world, id)
      release = await holdRows(world, 'Lease', organisationId)
      await expect.poll(() => paymentsIn(world, story).length, patient).toBe(1)
    }).finally(() => release())
  })

  test('is made good by two others: every invoice and payment is in Xero once, and says so', async () => {
    const workers = [startProcess(world, 'worker'), startProcess(world, 'worker')]
    const left = () => world.dependencies.prisma.syncStatus.count({ where: { state: { not: 'SYNCED' } } })
    await expect
      .poll(left, patient)
      .toBe(0)
      .finally(() => Promise.all(workers.map((worker) => worker.stop())))
    expect(stories).toHaveLength(5)
    for (const story of stories)
      for (const invoice of (await story.graph.ask('{ invoices(first: 10) { nodes { number sync { state } } } }'))
        .invoices.nodes) {
        expect(invoice.sync.state).toBe('SYNCED')
        expect(inXeroBy(story, invoice.number)).toHaveLength(1)
      }
    expect(stories.map((story) => paymentsIn(world, story).length)).toEqual([0, 0, 0, 0, 1])
    expect(await world.dependencies.prisma.batch.count({ where: { state: { not: 'SETTLED' } } })).toBe(0)
    expect(world.simulator.control.violations()).toEqual([])
  })
})

test('a worker told to stop under load finishes what is under way in the time it has, and leaves the rest to others', async () => {
  const story = await beginWithContact()
  const ids = []
  for (let n = 100; n < 180; n++) ids.push(await story.createInvoice(`INV-0${n}`))
  await story.graph.run('sendInvoices', { invoiceIds: ids }, '... on SendInvoicesSuccess { invoices { id } }')
  const match = { method: 'PUT', path: '/api.xro/2.0/Invoices', organisationId: story.organisation.organisationId }
  const { id } = world.simulator.control.addFault({ ...slow, times: 1, match })
  const worker = startProcess(world, 'worker')
  await arrived(world, id)
  await worker.stop()
  expect(worker.output()).not.toContain(tooLong)
  expect(worker.child.exitCode).toBe(0)
  const organisationId = await leaseOf(story)
  expect(await world.dependencies.prisma.batch.count({ where: { organisationId, state: 'SENT' } })).toBe(0)
  const others = [startProcess(world, 'worker'), startProcess(world, 'worker')]
  const left = () => world.dependencies.prisma.syncStatus.count({ where: { organisationId, state: { not: 'SYNCED' } } })
  await expect
    .poll(left, patient)
    .toBe(0)
    .finally(() => Promise.all(others.map((other) => other.stop())))
  const kept = story.held().filter((one) => String(one['InvoiceNumber']).startsWith('INV-01'))
  expect(kept).toHaveLength(80)
  expect(world.simulator.control.violations()).toEqual([])
})
