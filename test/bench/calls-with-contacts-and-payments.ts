import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { openTimedWorld } from '../kit/timed-world.ts'
import type { Bench } from './kit/bench.ts'
import { countCalls, kindsOf } from './kit/calls.ts'
import type { Found } from './kit/figure.ts'
import { loadClients, loadDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'

/** What Xero is asked for a thousand invoices, each of a client it never saw, each paid here before it was pushed. */
export async function measure({ template, size, say }: Bench): Promise<Found> {
  const count = size(1_000)
  const world = await openTimedWorld({ template, simulator: { tier: 'core' } })
  try {
    const story = await beginConnectedStory(world)
    await story.createTaxRate('VAT', '20')
    await loadClients(world, story, 'NEW', count)
    await loadDrafts(world, story, { prefix: 'NEW', count: count })
    const calls = countCalls(world, story)
    const begun = world.clock.now()
    await sendDrafts(story)
    say('sent')
    await payAll(story)
    say('paid')
    await world.passUntil(() => isPushed(world))
    say('all in Xero')
    await world.hear()
    const made = calls()
    const unpaid = story.held().filter((invoice) => invoice['Status'] !== 'PAID').length
    if (unpaid > 0) throw new Error(`${unpaid} invoices are not paid in Xero`)
    return {
      value: made.length / count,
      unit: 'Xero calls per invoice',
      goal: '<= 0.065',
      also: { violations: { value: world.simulator.control.violations().length, unit: 'rules broken', goal: '<= 0' } },
      detail: {
        invoices: count,
        calls: kindsOf(made),
        left_out: 'connecting, reading accounts and tax rates',
        virtual_seconds: (world.clock.now() - begun) / 1000,
      },
    }
  } finally {
    await world.close()
  }
}

async function payAll(story: Story): Promise<void> {
  for (let after: string | null = null; ;) {
    const { invoices }: Record<string, any> = await story.graph.ask(
      `query ($after: String) { invoices(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { after },
    )
    for (const { id } of invoices.nodes) {
      const input = { invoiceId: id, amount: '120.00', date: '2026-11-20' }
      const paid = await story.graph.run('recordPayment', input, '... on Payment { id }')
      if (paid['__typename'] !== 'Payment') throw new Error(JSON.stringify(paid))
    }
    if (!invoices.pageInfo.hasNextPage) return
    after = invoices.pageInfo.endCursor
  }
}
