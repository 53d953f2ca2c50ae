import { beginConnectedStory } from '../kit/connected-story.ts'
import { openTimedWorld } from '../kit/timed-world.ts'
import type { Bench } from './kit/bench.ts'
import { countCalls, kindsOf } from './kit/calls.ts'
import type { Found } from './kit/figure.ts'
import { loadClients, loadDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'

/** What Xero is asked to learn of a thousand payments that a bookkeeper entered in Xero at one go. */
export async function measure({ template, size, say }: Bench): Promise<Found> {
  const count = size(1_000)
  const world = await openTimedWorld({ template, simulator: { tier: 'core' } })
  try {
    const story = await beginConnectedStory(world)
    const { prisma } = world.dependencies
    await story.createTaxRate('VAT', '20')
    await loadClients(world, story, 'FOREIGN', 20)
    await loadDrafts(world, story, { prefix: 'FOREIGN', count: count })
    await sendDrafts(story)
    await world.passUntil(() => isPushed(world))
    await world.hear()
    say(`${count} invoices in Xero`)
    // Xero's dates are whole seconds: what happens in the second of our own push is found by the poll.
    await world.pass(2_000)

    const calls = countCalls(world, story)
    const before = await prisma.inboundEvent.count()
    for (const invoice of story.held()) story.inXero({ action: 'pay', invoice: invoice['InvoiceNumber'] })
    say('paid in Xero')
    await world.hear()
    const events = (await prisma.inboundEvent.count()) - before
    const made = calls()
    const paid = await prisma.document.count({ where: { status: 'PAID' } })
    if (paid !== count) throw new Error(`${paid} of ${count} are paid here`)
    return {
      value: made.length / events,
      unit: 'Xero calls per event',
      goal: '<= 0.03',
      detail: { events, calls: kindsOf(made), paid_here: paid },
    }
  } finally {
    await world.close()
  }
}
