import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inXeroBy, paymentsIn, recordPayment } from '../kit/connected-story.ts'
import {
  backfillOf,
  beginOldStory,
  oldNumber,
  previewBackfill,
  startBackfill,
  steerBackfill,
} from '../kit/old-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

const puts = { method: 'PUT', path: '/api.xro/2.0/Invoices' }

let world: TimedWorld

beforeAll(async () => {
  world = await openTimedWorld()
})
beforeEach(async () => {
  world.simulator.control.clearFaults()
  await world.simulator.control.advance(2 * minute)
})
afterAll(async () => {
  const violations = world.simulator.control.violations()
  await world.close()
  expect(violations).toEqual([])
})

function sync(story: Story, n: number) {
  return story.invoice(oldNumber(n)).then((invoice) => invoice['sync'])
}

function callsOf(story: Story) {
  return world.simulator.control.requests({ organisationId: story.organisation.organisationId }).length
}

describe('what was sent before connecting', () => {
  test('stays here and says so, until one is sent by hand or all are asked for', async () => {
    const story = await beginOldStory(world, 3)
    await world.sweep()
    expect(await sync(story, 1)).toMatchObject({ state: 'NOT_SYNCED', reason: { code: 'SENT_BEFORE_CONNECT' } })
    expect(story.held()).toEqual([])
    expect((await story.graph.ask('{ connection { historyMode backfill { id } } }')).connection).toEqual({
      historyMode: 'FORWARD_ONLY',
      backfill: null,
    })
    const { id } = await story.invoice(oldNumber(2))
    await story.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { id }')
    await world.sweep()
    expect((await sync(story, 2)).state).toBe('SYNCED')
    expect((await sync(story, 1)).state).toBe('NOT_SYNCED')
  })

  test('is counted before anything is sent, with why some would not go, and no call', async () => {
    const story = await beginOldStory(world, 4, async (early) => {
      await early.send(await early.createInvoice('LATE-1', { issuedOn: '2026-11-10' }))
      await early.createInvoice('DRAFT-1')
    })
    story.inXero({ action: 'lock', period: '2026-11-05' })
    await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
    const before = callsOf(story)
    const preview = await previewBackfill(story)
    expect(preview).toMatchObject({ invoices: 5, willGo: 1, calls: 2, willNotGo: [{ count: 4 }] })
    expect(preview['willNotGo'][0].problem.code).toBe('LOCKED_PERIOD')
    expect(await previewBackfill(story, 'historyMode: SINCE_DATE')).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await previewBackfill(story, 'historyMode: SINCE_DATE, since: "2026-11-02"')).toMatchObject({ invoices: 1 })
    expect(callsOf(story)).toBe(before)
  })
})

describe('a backfill', () => {
  test('sends all of it once, the payments recorded here with it, and says what came of it', async () => {
    const story = await beginOldStory(world, 60, (early) => recordPayment(early, oldNumber(1), '120.00'))
    expect(await previewBackfill(story)).toMatchObject({ invoices: 60, willGo: 60, payments: 1, calls: 4, seconds: 1 })
    expect(await startBackfill(story)).toMatchObject({ state: 'RUNNING', historyMode: 'ALL' })
    await world.sweep()
    expect(await backfillOf(story)).toMatchObject({
      ...{ covers: 'ALL', state: 'FINISHED', failed: { totalCount: 0 }, toReview: { totalCount: 0 } },
      progress: { total: 60, done: 60, waiting: 0, underWay: 0, pushed: 60, linked: 0, skipped: 0, failed: 0 },
    })
    for (const n of [1, 30, 60]) expect(inXeroBy(story, oldNumber(n))).toHaveLength(1)
    expect(story.held()).toHaveLength(60)
    await world.hear()
    expect(inXeroBy(story, oldNumber(1))[0]).toMatchObject({ Status: 'PAID' })
    expect(paymentsIn(world, story)).toHaveLength(1)
    expect(await mailsOf(story)).toEqual([
      expect.stringContaining(
        `The backfill to ${story.organisation.name} is finished: 60 invoices sent, 0 skipped, 0 failed.`,
      ),
    ])
  })

  test('doubles nothing when an answer is lost', async () => {
    const story = await beginOldStory(world, 3)
    const match = { ...puts, organisationId: story.organisation.organisationId }
    world.simulator.control.addFault({ kind: 'drop-after-commit', times: 1, match })
    await startBackfill(story)
    await world.passUntil(async () => (await backfillOf(story))['state'] === 'FINISHED')
    expect((await backfillOf(story))['progress']).toMatchObject({ pushed: 3, failed: 0 })
    expect(story.held()).toHaveLength(3)
  })

  test('fails what cannot go with its reason, and sends it when that is mended and all is retried', async () => {
    const story = await beginOldStory(world, 3)
    story.inXero({ action: 'lock', period: '2026-11-05' })
    await story.graph.run('syncReferenceData', undefined, '... on SyncReferenceDataSuccess { added }')
    await world.sweep()
    const calls = callsOf(story)
    const { id } = await startBackfill(story)
    await world.sweep()
    expect(callsOf(story)).toBe(calls)
    expect(await backfillOf(story)).toMatchObject({
      ...{ state: 'FINISHED', progress: { failed: 3 } },
      failed: { totalCount: 3, nodes: [{ sync: { reason: { code: 'LOCKED_PERIOD' } } }, {}, {}] },
    })
    const asked = 'query ($id: ID!) { node(id: $id) { ... on Backfill { result } } }'
    const [head, first, ...others] = (await story.graph.ask(asked, { id })).node.result.trim().split('\r\n')
    expect([head, others.length]).toEqual(['Invoice,Client,Issued,Total,Currency,Result,Code,Why', 2])
    expect(first).toBe(`${oldNumber(1)},Acme & Sons,2026-11-01,120.00,GBP,Failed,LOCKED_PERIOD,Xero period is locked`)
    const { organisationId: ledgerOrganisationId } = story.organisation
    const unlocked = { periodLockDate: null }
    await world.dependencies.prisma.organisation.updateMany({ where: { ledgerOrganisationId }, data: unlocked })
    story.inXero({ action: 'lock', period: null })
    expect(await mailsOf(story)).toEqual([expect.stringContaining('0 invoices sent, 0 skipped, 3 failed.')])
    expect(await steerBackfill(story, 'retryBackfill', id)).toMatchObject({ state: 'RUNNING' })
    await world.sweep()
    expect(await backfillOf(story)).toMatchObject({ state: 'FINISHED', progress: { pushed: 3, failed: 0 } })
  })

  test('ties to what is in Xero already the same, and asks about what has the number and differs', async () => {
    const story = await beginOldStory(world, 5)
    await existBefore(story, [2, 3, 4])
    story.inXero({ action: 'edit-invoice', invoice: idOf(story, 3), changes: { DueDate: '2027-01-31' } })
    story.inXero({ action: 'part-pay', invoice: oldNumber(4), amount: '20.00' })
    const calls = callsOf(story)
    await startBackfill(story)
    await world.sweep()
    const backfill = await backfillOf(story)
    expect(backfill).toMatchObject({ state: 'FINISHED', progress: { pushed: 2, linked: 2, toReview: 1, failed: 0 } })
    expect(backfill['toReview'].nodes).toMatchObject([
      { number: oldNumber(3), sync: { reason: { code: 'DUPLICATE_NUMBER' } } },
    ])
    expect(backfill['toReview'].nodes[0].sync.reason.message).toContain('the two differ in due date')
    // One write, one look for all that were refused, and one read of what was paid there before.
    expect(callsOf(story) - calls).toBe(3)
    expect(story.held()).toHaveLength(5)
    expect(await story.invoice(oldNumber(4))).toMatchObject({ status: 'PARTIALLY_PAID', sync: { state: 'SYNCED' } })
    await story.graph.run('linkInvoice', { invoiceId: backfill['toReview'].nodes[0].id }, '... on Invoice { id }')
    expect((await backfillOf(story))['progress']).toMatchObject({ linked: 3, toReview: 0 })
  })

  test('leaves out what a person decides to leave out, and a retry of all does not bring it back', async () => {
    const story = await beginOldStory(world, 2)
    await existBefore(story, [1])
    story.inXero({ action: 'edit-invoice', invoice: idOf(story, 1), changes: { DueDate: '2027-01-31' } })
    const { id } = await startBackfill(story)
    await world.sweep()
    const [asked] = (await backfillOf(story))['toReview'].nodes
    expect(await story.graph.run('leaveOutInvoice', { invoiceId: asked.id }, '... on Invoice { id }')).toMatchObject({
      __typename: 'Invoice',
    })
    expect(await sync(story, 1)).toMatchObject({ state: 'SKIPPED', reason: { code: 'LEFT_OUT' } })
    expect(await steerBackfill(story, 'retryBackfill', id)).toMatchObject({ code: 'NOTHING_TO_BACKFILL' })
    expect(await story.graph.run('retryInvoices', {}, '... on RetryInvoicesSuccess { count }')).toMatchObject({
      count: 0,
    })
  })
})

/** What the owner was told of backfills: subject and first words of each mail. */
async function mailsOf(story: Story): Promise<string[]> {
  await world.post()
  const { viewer } = await story.graph.ask('{ viewer { email } }')
  const mails = await world.dependencies.prisma.mail.findMany({
    where: { kind: 'BACKFILL_FINISHED', recipient: viewer.email },
  })
  return mails.map(({ subject, text }) => `${subject}: ${text.split('\n')[0]}`)
}

/** Puts them into Xero as somebody entered them there by hand: the same, and nothing says that they are ours. */
async function existBefore(story: Story, which: number[]): Promise<void> {
  const { prisma } = world.dependencies
  for (const n of which) {
    const { id } = await story.invoice(oldNumber(n))
    await story.graph.run('pushInvoice', { invoiceId: id }, '... on Invoice { id }')
  }
  await world.sweep()
  for (const n of which) {
    const ledgerId = idOf(story, n)
    story.inXero({ action: 'edit-invoice', invoice: ledgerId, changes: { Url: 'https://elsewhere.example' } })
    await prisma.syncStatus.deleteMany({ where: { ledgerId } })
  }
  await world.hear()
}

function idOf(story: Story, n: number): string {
  return inXeroBy(story, oldNumber(n))[0]?.['InvoiceID']
}
