import { afterAll, beforeAll, expect, test } from 'vitest'
import { restore, takeBackup, type Backup } from '../kit/backup.ts'
import { beginConnectedStory, inXeroBy, paymentsIn, recordPayment, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { hour, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let story: Story
let yesterday: Backup

beforeAll(async () => {
  world = await openTimedWorld()
  story = await beginConnectedStory(world)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  // Yesterday's token is tried once, as it must be to learn that it is spent.
  expect(violations).toMatchObject([{ kind: 'superseded-refresh-token' }])
})

test('a day goes on after the backup', async () => {
  const url = world.variables['DATABASE_URL'] ?? ''
  await sendNew(story, 'DAY-1')
  await settled()
  await sendNew(story, 'DAY-2')
  await story.createInvoice('DAY-3')
  yesterday = await takeBackup(url)

  await settled()
  await story.send((await story.invoice('DAY-3')).id)
  await sendNew(story, 'DAY-4')
  await settled()
  await recordPayment(story, 'DAY-2', '50.00')
  story.inXero({ action: 'pay', invoice: 'DAY-1' })
  await settled()
  for (let passed = 0; passed < 24 * hour; passed += hour) await world.pass(hour)
  expect(numbersInXero()).toEqual(['DAY-1', 'DAY-2', 'DAY-3', 'DAY-4'])
  expect(paymentsIn(world, story)).toHaveLength(2)

  await restore(url, yesterday)
  expect(await story.invoice('DAY-4')).toBeNull()
  expect(await story.invoice('DAY-2')).toMatchObject({ sync: { state: 'PENDING' }, payments: [] })
  expect(await story.invoice('DAY-1')).toMatchObject({ status: 'SENT', payments: [] })
})

test('the tokens of yesterday open nothing: the connection says so, and a person connects again', async () => {
  await world.sweep()
  expect((await story.graph.ask('{ connection { status } }'))['connection']).toEqual({ status: 'EXPIRED' })
  await story.connect()
  expect((await story.graph.ask('{ connection { status } }'))['connection']).toEqual({ status: 'CONNECTED' })
})

test('what had reached Xero meanwhile is found there, and nothing is there twice', async () => {
  await settled()
  await world.passUntil(async () => (await story.invoice('DAY-2')).sync.state === 'SYNCED')
  expect(numbersInXero()).toEqual(['DAY-1', 'DAY-2', 'DAY-3', 'DAY-4'])
})

test('what was paid meanwhile, there or here, is paid here again, once', async () => {
  await world.passUntil(async () => (await story.invoice('DAY-1')).status === 'PAID')
  await world.passUntil(async () => (await story.invoice('DAY-2')).status === 'PARTIALLY_PAID')
  expect((await story.invoice('DAY-2')).payments).toMatchObject([{ amount: { amount: '50.00' } }])
  expect(paymentsIn(world, story)).toHaveLength(2)
})

test('whoever sends again what the backup knew as a draft ties it to what is there', async () => {
  await story.send((await story.invoice('DAY-3')).id)
  await settled()
  await world.passUntil(async () => (await story.invoice('DAY-3')).sync.state === 'SYNCED')
  expect(inXeroBy(story, 'DAY-3')).toHaveLength(1)
})

test('whoever writes again what the backup never knew is asked, and nothing is made twice', async () => {
  await sendNew(story, 'DAY-4')
  await settled()
  const { sync } = await story.invoice('DAY-4')
  expect(sync).not.toMatchObject({ state: 'PENDING' })
  expect(inXeroBy(story, 'DAY-4')).toHaveLength(1)
  expect(numbersInXero()).toEqual(['DAY-1', 'DAY-2', 'DAY-3', 'DAY-4'])
})

async function settled(): Promise<void> {
  await world.sweep()
  await world.hear()
}

function numbersInXero(): string[] {
  return story
    .held()
    .filter((one) => one['Status'] !== 'DELETED')
    .map((one) => one['InvoiceNumber'])
    .toSorted()
}
