import { toRefusal } from '@tieout/api/xero/refusals'
import pages from '../../schema/problem-codes.json' with { type: 'json' }
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginConnectedStory, sendNew } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { minute, openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'
import { faultKinds, type FaultKind } from '../xero-simulator/core/faults.ts'
import { messages } from '../xero-simulator/rules/messages.ts'

describe('what Xero says of one document', () => {
  test.each(Object.entries(messages))('%s has a code of its own', (_name, message) => {
    const said = typeof message === 'string' ? message : (message as (...given: unknown[]) => string)('A', 1)
    const { code } = toRefusal(said)
    expect(code).not.toBe('UNKNOWN')
    expect(pages).toContain(code)
  })
})

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

/** What an invoice says while a fault lasts; undefined: nothing of it is ever seen on an invoice. */
const told: Record<FaultKind, string | undefined> = {
  'rate-limit-concurrent': undefined,
  'rate-limit-minute': 'RATE_LIMITED',
  'rate-limit-day': 'DAILY_LIMIT',
  'rate-limit-app-minute': 'RATE_LIMITED',
  'server-error-json': 'OUTCOME_UNKNOWN',
  'server-error-html': 'OUTCOME_UNKNOWN',
  'server-error-after-commit': 'OUTCOME_UNKNOWN',
  'bad-gateway-html': 'OUTCOME_UNKNOWN',
  'unavailable-text': 'OUTCOME_UNKNOWN',
  latency: undefined,
  'drop-before-commit': 'OUTCOME_UNKNOWN',
  'drop-after-commit': 'OUTCOME_UNKNOWN',
  'truncated-json': 'OUTCOME_UNKNOWN',
  unauthorised: 'CONNECTION_NEEDS_YOU',
  'token-expired': undefined,
  'idempotency-down': 'OUTCOME_UNKNOWN',
  'errors-summarised': undefined,
  disconnect: 'CONNECTION_NEEDS_YOU',
  revoke: 'CONNECTION_NEEDS_YOU',
  'webhook-duplicate': undefined,
  'webhook-reorder': undefined,
  'webhook-delay': undefined,
  'webhook-drop': undefined,
  'webhook-bad-signature': undefined,
}

// Slowness is no failure, and time stands still here.
const failures = faultKinds.filter((kind) => kind !== 'latency')

test.each(failures)('while Xero answers with %s, the invoice says what it waits for, or nothing', async (kind) => {
  const { organisationId } = story.organisation
  const isWebhook = kind.startsWith('webhook')
  const match = { organisationId, ...(isWebhook ? {} : { method: 'PUT', path: '/api.xro/2.0/Invoices' }) }
  world.simulator.control.addFault({ kind, match, times: 1 })
  await sendNew(story, 'INV-0001')
  await world.sweep()
  // Too many calls at once is over in moments.
  if (kind === 'rate-limit-concurrent') await world.pass(2_000)
  const { invoiceByNumber } = await story.graph.ask(
    '{ invoiceByNumber(number: "INV-0001") { sync { state reason { code title message docsUrl fix { path } } } } }',
  )
  const { state, reason } = invoiceByNumber.sync
  expect(reason?.code).toBe(told[kind])
  expect(state).toBe(told[kind] === undefined ? 'SYNCED' : 'PENDING')
  if (!reason) return
  // What waits goes on by itself; only a lost connection needs a person, and leads there.
  expect(pages).toContain(reason.docsUrl.split('/').at(-1))
  expect([reason.title, reason.message]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w.*[.:]/)])
  expect(reason.fix).toEqual(reason.code === 'CONNECTION_NEEDS_YOU' ? { path: '/settings/integrations/xero' } : null)
})
