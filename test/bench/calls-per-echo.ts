import { beginConnectedStory, recordPayment } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import { openTimedWorld } from '../kit/timed-world.ts'
import type { Bench } from './kit/bench.ts'
import { countCalls, kindsOf } from './kit/calls.ts'
import type { Found } from './kit/figure.ts'
import { loadClients, loadDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'

/** What Xero is asked because it told us of what we did there ourselves: new invoices, new contacts, edits and payments. */
export async function measure({ template, size, say }: Bench): Promise<Found> {
  const count = size(500)
  const changed = Math.ceil(count / 10)
  const world = await openTimedWorld({ template, simulator: { tier: 'core' } })
  try {
    const { prisma } = world.dependencies
    const story = await beginConnectedStory(world)
    await story.createTaxRate('VAT', '20')
    await loadClients(world, story, 'ECHO', changed)
    await loadDrafts(world, story, { prefix: 'ECHO', count: count })
    const calls = countCalls(world, story)
    const settled = async (what: string) => {
      await world.passUntil(() => isPushed(world))
      await world.hear()
      say(`${what}, in Xero and heard of`)
    }
    await sendDrafts(story)
    await settled(`${count} new`)
    for (let n = 1; n <= changed; n++) await edit(story, numbered(n))
    await settled(`${changed} edited`)
    for (let n = 1; n <= changed; n++) await recordPayment(story, numbered(n + changed), '120.00')
    await settled(`${changed} paid`)

    const events = await prisma.inboundEvent.groupBy({ by: ['category', 'state'], _count: true })
    const heard = events.reduce((sum, group) => sum + group._count, 0)
    // An event is DONE when it was read after, and IGNORED when it told nothing that was not known.
    const readAfter = events.filter(({ state }) => state !== 'IGNORED').reduce((sum, group) => sum + group._count, 0)
    return {
      value: readAfter / heard,
      unit: 'share of events of our own making that were read after',
      goal: '<= 0',
      detail: {
        invoices: count,
        events: Object.fromEntries(events.map((group) => [`${group.category} ${group.state}`, group._count])),
        calls: kindsOf(calls()),
      },
    }
  } finally {
    await world.close()
  }
}

function numbered(n: number): string {
  return `ECHO-${String(n).padStart(6, '0')}`
}

async function edit(story: Story, number: string): Promise<void> {
  const { id, version } = await story.invoice(number)
  const lines = [{ description: 'Design, revised', quantity: '1', unitPrice: '100' }]
  const saved = await story.graph.run('updateInvoice', { invoiceId: id, version, lines }, '... on Invoice { id }')
  if (saved['__typename'] !== 'Invoice') throw new Error(JSON.stringify(saved))
}
